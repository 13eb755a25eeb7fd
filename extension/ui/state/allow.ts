import { CallError, troubleOf } from '../client.ts'
import { say } from '../words.ts'
import { tell } from './actions.ts'
import type { App } from './app.ts'

/** Asks the browser for a permission. Not async: the browser wants to be asked while the click is handled. */
export function allow(app: App, pattern: string): void {
  const asked = app.shell.requestAccess(pattern)
  void app.troubles.guard(async () => {
    const granted = await asked.catch((error: unknown) => {
      throw new CallError({ code: 'permission-failed', detail: troubleOf(error).detail ?? '' })
    })
    tell(app, say(granted ? 'said_allowed' : 'said_not_allowed'))
    app.watching.value = await app.shell.client.call('watching', null)
  })
}
