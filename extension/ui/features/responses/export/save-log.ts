import { exportLog, fileTypeOf, type LogFormat } from '../../../../../src/export/export-log.ts'
import { copy } from '../../../app/actions/copy.ts'
import type { App } from '../../../app/state/app.ts'
import { say, sayAny } from '../../../shared/words.ts'

/** The parts of the application that the export uses. */
export type ExportApp = Pick<App, 'shell' | 'errors' | 'notices' | 'frame' | 'tab' | 'site'>

/** Saves the exchanges of the tab that match the search as a file. */
export function saveLog(app: ExportApp, format: LogFormat): void {
  const { shell, errors, notices, frame, site } = app
  void errors.guard(async () => {
    const text = await exportAs(app, format)
    const { extension, mediaType } = fileTypeOf(format)
    const day = new Date().toISOString().slice(0, 10)
    await shell.save(`crumbline-${site.value?.host ?? 'log'}-${day}.${extension}`, text, mediaType)
    notices.notify(say(frame.secrets.value ? 'said_saved_secrets' : 'said_saved'))
  })
}

/** Copies the bug report to the clipboard. */
export function copyReport(app: ExportApp): void {
  void app.errors.guard(async () => copy(app, await exportAs(app, 'markdown')))
}

/** Requests the exchanges from the background, because the surface may have loaded only the newest so far. */
async function exportAs({ shell, tab, frame }: ExportApp, format: LogFormat): Promise<string> {
  const query = frame.search.value.trim()
  const exchanges = await shell.client.call('exchanges', {
    ...(tab.value === null ? {} : { tabId: tab.value.id }),
    ...(query === '' ? {} : { query }),
  })
  return exportLog(format, exchanges, {
    secrets: frame.secrets.value,
    now: Date.now(),
    version: shell.version,
    say: sayAny,
  })
}
