import { batch } from '@preact/signals'
import { EMPTY_DRAFT, type RuleDraft } from '../state/rule-draft.ts'
import type { DraftsState } from '../state/rules-state.ts'
import { draftOfRule } from './draft-to-rule.ts'

/** The key of the parked draft of a new rule, which has no id. */
const NEW = ''

/**
 * Opens the form of a rule with its unsaved edits, if any. The unsaved edits of the form that was open before are parked.
 * @param id null: the form of a new rule
 */
export function openDraft({ draft, parkedDrafts, ruleList }: DraftsState, id: string | null): RuleDraft {
  const open = draft.peek()
  if (open.id === id) return open
  const { [id ?? NEW]: parked, ...others } = parkedDrafts.peek()
  const exists = (one: string | null) => one === null || ruleList.peek().some((status) => status.id === one)
  const status = ruleList.peek().find((one) => one.id === id)
  const opened = parked ?? (status === undefined ? EMPTY_DRAFT : draftOfRule(status))
  batch(() => {
    parkedDrafts.value = open.typed && exists(open.id) ? { ...others, [open.id ?? NEW]: open } : others
    draft.value = opened
  })
  return opened
}

/** Empties the open form after saving or cancelling. A parked new rule comes back. */
export function dropDraft({ draft, parkedDrafts }: Pick<DraftsState, 'draft' | 'parkedDrafts'>): void {
  const { [NEW]: parked, ...others } = parkedDrafts.peek()
  batch(() => {
    parkedDrafts.value = others
    draft.value = parked ?? EMPTY_DRAFT
  })
}

/**
 * Call this when the rules have changed. If the rule of the open form was removed elsewhere, its edits become a new rule.
 */
export function detachDraft(drafts: DraftsState): void {
  const { draft, ruleList } = drafts
  const open = draft.peek()
  const { id, typed } = open
  if (id === null || ruleList.peek().some((one) => one.id === id)) return
  if (typed) draft.value = { ...open, id: null }
  else dropDraft(drafts)
}
