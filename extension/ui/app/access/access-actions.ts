import { ALL_SITES, givenFor } from '../../../../src/site/origin-pattern.ts'
import { say } from '../../shared/words.ts'
import { CallError, clientErrorOf } from '../client/client-error.ts'
import type { App } from '../state/app.ts'

/** The heading of the screen where one chooses what is watched. */
export const CHOICE_ID = 'choice'

/** The parts of the application that these actions use. */
export type AccessApp = Pick<App, 'shell' | 'errors' | 'notices' | 'watching' | 'access' | 'tab'>

/** Asks the browser for a permission. Not async, as browsers prompt only while the click is handled. */
export function allow(app: AccessApp, pattern: string): void {
  const { shell, errors, notices, watching } = app
  const asked = shell.requestAccess(pattern)
  const before = watching.peek()?.origins ?? []
  void errors.guard(async () => {
    const granted = await asked.catch((error: unknown) => {
      throw new CallError({ code: 'permission-failed', detail: clientErrorOf(error).detail ?? '' })
    })
    const undo = async (): Promise<string> => {
      await shell.withdrawAccess(pattern)
      notices.notify(say('said_withdrawn'))
      await refresh(app)
      return CHOICE_ID
    }
    // A permission that was held before must outlive an undo.
    const isNew = granted && !before.some((one) => one === pattern || one === '<all_urls>')
    notices.notify(say(granted ? 'said_allowed' : 'said_not_allowed'), isNew ? { undo } : {})
    await refresh(app)
  })
}

/** Gives back the permission by which the page is watched. */
export function withdraw(app: AccessApp): void {
  const { access, tab, watching, shell, errors, notices } = app
  const given = givenFor(access.peek(), watching.peek()?.origins ?? [], tab.peek()?.url ?? null)
  // "All sites" can be granted by several patterns, but is asked for by one only.
  const askAgainFor = access.peek() === 'all' ? [ALL_SITES] : given
  void errors.guard(async () => {
    await shell.withdrawAccess(...given)
    notices.notify(say('said_withdrawn'), {
      // Not async before it asks: as in `allow`.
      undo: () =>
        shell.requestAccess(...askAgainFor).then(async (granted) => {
          notices.notify(say(granted ? 'said_allowed' : 'said_not_allowed'))
          await refresh(app)
          return null
        }),
    })
    await refresh(app)
  })
}

async function refresh({ shell, watching }: AccessApp): Promise<void> {
  watching.value = await shell.client.call('watching', null)
}
