import { say } from '../../shared/words.ts'
import { CallError, clientErrorOf } from '../client/client-error.ts'
import type { App } from '../state/app.ts'

/** Copies a text to the clipboard and confirms it with a notice. */
export function copy({ shell, errors, notices }: Pick<App, 'shell' | 'errors' | 'notices'>, text: string): void {
  void errors.guard(async () => {
    await shell.copy(text).catch((error: unknown) => {
      throw new CallError({ code: 'copy-failed', detail: clientErrorOf(error).detail ?? '' })
    })
    notices.notify(say('said_copied'))
  })
}
