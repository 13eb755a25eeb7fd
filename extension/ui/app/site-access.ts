import { ALL_SITES, givenFor } from '../../../src/site/origin-pattern.ts'
import { say } from '../shared/words.ts'
import type { App } from './app.ts'
import { CallError, clientErrorOf } from './shell/client.ts'

/** The screen where one chooses what is watched. */
export const CHOICE_ID = 'choice'

/** Asks the browser for a permission. Not async: the browser wants to be asked while the click is handled. */
export function allow(app: App, pattern: string): void {
  const asked = app.shell.requestAccess(pattern)
  const held = app.watching.peek()?.origins ?? []
  void app.errors.guard(async () => {
    const granted = await asked.catch((error: unknown) => {
      throw new CallError({ code: 'permission-failed', detail: clientErrorOf(error).detail ?? '' })
    })
    const takeBack = async (): Promise<string> => {
      await app.shell.withdrawAccess(pattern)
      app.notices.notify(say('said_withdrawn'))
      await look(app)
      return CHOICE_ID
    }
    const isNew = granted && !held.some((one) => one === pattern || one === '<all_urls>')
    app.notices.notify(say(granted ? 'said_allowed' : 'said_not_allowed'), isNew ? takeBack : undefined)
    await look(app)
  })
}

/** Takes back what the page is watched by. */
export function withdraw(app: App): void {
  const { access, tab, watching, shell } = app
  const given = givenFor(access.peek(), watching.peek()?.origins ?? [], tab.peek()?.url ?? null)
  // All sites are asked for in one way only, however they were given.
  const again = access.peek() === 'all' ? [ALL_SITES] : given
  void app.errors.guard(async () => {
    await shell.withdrawAccess(...given)
    // Not async before it asks: as in `allow`.
    app.notices.notify(say('said_withdrawn'), () =>
      shell.requestAccess(...again).then(async (granted) => {
        app.notices.notify(say(granted ? 'said_allowed' : 'said_not_allowed'))
        await look(app)
        return null
      }),
    )
    await look(app)
  })
}

async function look({ shell, watching }: App): Promise<void> {
  watching.value = await shell.client.call('watching', null)
}
