import { batch } from '@preact/signals'
import type { App } from '../../../app/app.ts'
import { say } from '../../../shared/words.ts'
import { COOKIES_FIELD_ID } from '../form/cookies-field-id.ts'
import { rulesState } from '../rules-state.ts'
import { dropDraft, openDraft } from './open-draft.ts'
import type { RuleDraft } from './rule-draft.ts'

/** Lets go of what is typed in the open form, which was not meant, and says so with the way back. */
export function cancelDraft(app: App): void {
  const dropped = rulesState(app.view).draft.peek()
  dropDraft(app)
  if (dropped.typed) app.notices.notify(say('said_typed_dropped'), async () => bringBack(app, dropped), true)
}

/** What was typed in the same form since changes places with it. */
function bringBack(app: App, dropped: RuleDraft): string {
  const { view, rules } = app
  const isThere = rules.peek().some(({ id }) => id === dropped.id)
  const since = openDraft(app, isThere ? dropped.id : null)
  batch(() => {
    rulesState(view).draft.value = { ...dropped, id: since.id }
    view.tab.value = 'inject'
    view.detailOpen.value = true
  })
  if (since.typed) app.notices.notify(say('said_typed_dropped'), async () => bringBack(app, since), true)
  else app.notices.notify(say('said_typed_back'))
  return COOKIES_FIELD_ID
}
