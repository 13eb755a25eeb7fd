import { batch } from '@preact/signals'
import { say } from '../../../shared/words.ts'
import { COOKIES_FIELD_ID } from '../parts/cookies-field-id.ts'
import type { RuleDraft } from '../state/rule-draft.ts'
import type { RulesState } from '../state/rules-state.ts'
import { dropDraft, openDraft } from './open-draft.ts'

/** Drops the unsaved edits of the open form, with an Undo. */
export function cancelDraft(rules: RulesState): void {
  const dropped = rules.draft.peek()
  dropDraft(rules)
  if (dropped.typed) offerBack(rules, dropped)
}

function offerBack(rules: RulesState, dropped: RuleDraft): void {
  rules.notices.notify(say('said_typed_dropped'), { isOfView: true, undo: async () => restoreDraft(rules, dropped) })
}

/** Puts a dropped draft back into its form. Edits made there since are dropped in turn, with an Undo. */
function restoreDraft(rules: RulesState, dropped: RuleDraft): string {
  const { draft, frame, notices, ruleList } = rules
  const exists = ruleList.peek().some(({ id }) => id === dropped.id)
  const since = openDraft(rules, exists ? dropped.id : null)
  batch(() => {
    draft.value = { ...dropped, id: since.id }
    frame.tab.value = 'inject'
    frame.detailOpen.value = true
  })
  if (since.typed) offerBack(rules, since)
  else notices.notify(say('said_typed_back'))
  return COOKIES_FIELD_ID
}
