import { batch } from '@preact/signals'
import type { App } from '../../../app/app.ts'
import { tell } from '../../../app/notices.ts'
import { say } from '../../../shared/words.ts'
import { COOKIES_FIELD_ID } from '../form/cookies-field-id.ts'
import { dropDraft, openDraft } from './open-draft.ts'
import type { RuleDraft } from './rule-draft.ts'

/** Lets go of what is typed in the open form, which was not meant, and says so with the way back. */
export function cancelDraft(app: App): void {
  const dropped = app.view.draft.peek()
  dropDraft(app)
  if (dropped.typed) tell(app, say('said_typed_dropped'), async () => bringBack(app, dropped), true)
}

/** What was typed in the same form since changes places with it. */
function bringBack(app: App, dropped: RuleDraft): string {
  const { view, rules } = app
  const isThere = rules.peek().some(({ id }) => id === dropped.id)
  const since = openDraft(app, isThere ? dropped.id : null)
  batch(() => {
    view.draft.value = { ...dropped, id: since.id }
    view.tab.value = 'inject'
    view.opened.value = true
  })
  if (since.typed) tell(app, say('said_typed_dropped'), async () => bringBack(app, since), true)
  else tell(app, say('said_typed_back'))
  return COOKIES_FIELD_ID
}
