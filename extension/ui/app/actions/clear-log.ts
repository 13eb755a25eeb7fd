import { LIST_ID } from '../../shared/list-id.ts'
import { say } from '../../shared/words.ts'
import type { Notice } from '../notices/notices.ts'
import type { App } from '../state/app.ts'

/** Clears the log. Undo restores it while the notice is shown. */
export function clearLog({ shell, errors, notices, log }: Pick<App, 'shell' | 'errors' | 'notices' | 'log'>): void {
  notices.dismiss()
  void errors.guard(async () => {
    let notice: Notice | undefined
    const pending = await shell.client.beginClear(() => {
      // There is nothing left to restore.
      if (notice !== undefined) notices.dismiss(notice)
    })
    log.clear()
    notice = notices.notify(say('said_cleared'), {
      async undo() {
        await pending.undo()
        notices.notify(say('said_log_back'))
        return LIST_ID
      },
      onGone: () => pending.commit(),
    })
  })
}
