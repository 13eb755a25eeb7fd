import { ALL_SITES, givenFor } from '../../../../src/site/origin-pattern.ts'
import { say } from '../../shared/words.ts'
import { CallError, clientErrorOf } from '../client/client-error.ts'
import type { App } from '../state/app.ts'

/** Element id of the heading of the screen where the user chooses which sites are watched. */
export const CHOICE_ID = 'choice'

/** The parts of the application that these actions use. */
export type AccessApp = Pick<App, 'shell' | 'errors' | 'notices' | 'watching' | 'access' | 'tab'>

/** Requests a permission. Not async, because browsers prompt only while the click is handled. */
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
    // Undo must not remove a permission that was granted before.
    const isNew = granted && !before.some((one) => one === pattern || one === '<all_urls>')
    notices.notify(say(granted ? 'said_allowed' : 'said_not_allowed'), isNew ? { undo } : {})
    await refresh(app)
  })
}

/** Removes the permission by which the page is watched. */
export function withdraw(app: AccessApp): void {
  const { access, tab, watching, shell, errors, notices } = app
  const given = givenFor(access.peek(), watching.peek()?.origins ?? [], tab.peek()?.url ?? null)
  // "All sites" may be granted through several patterns, but is requested through one.
  const askAgainFor = access.peek() === 'all' ? [ALL_SITES] : given
  void errors.guard(async () => {
    await shell.withdrawAccess(...given)
    notices.notify(say('said_withdrawn'), {
      // Not async before the request: as in `allow`.
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
