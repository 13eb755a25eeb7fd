import { say } from '../../shared/words.ts'
import { CallError, clientErrorOf } from '../client/client-error.ts'
import type { App } from '../state/app.ts'

/** Puts a text on the clipboard, and says so. */
export function copy({ shell, errors, notices }: Pick<App, 'shell' | 'errors' | 'notices'>, text: string): void {
  void errors.guard(async () => {
    await shell.copy(text).catch((error: unknown) => {
      throw new CallError({ code: 'copy-failed', detail: clientErrorOf(error).detail ?? '' })
    })
    notices.notify(say('said_copied'))
  })
}
