import { exportLog, fileTypeOf, type LogFormat } from '../../../src/export/export-log.ts'
import { copy, tell } from '../state/actions.ts'
import type { App } from '../state/app.ts'
import { say, sayAny } from '../words.ts'

/** Saves the requests of the tab that fit the search as a file. */
export function saveLog(app: App, format: LogFormat): void {
  void app.troubles.guard(async () => {
    const text = await textOf(app, format)
    const { extension, mediaType } = fileTypeOf(format)
    const day = new Date().toISOString().slice(0, 10)
    await app.shell.save(`crumbline-${app.place.value?.host ?? 'log'}-${day}.${extension}`, text, mediaType)
    tell(app, say(app.view.secrets.value ? 'said_saved_secrets' : 'said_saved'))
  })
}

/** The bug report, on the clipboard. */
export function copyReport(app: App): void {
  void app.troubles.guard(async () => copy(app, await textOf(app, 'markdown')))
}

/** Asked of the background: a surface may hold only the newest yet. */
async function textOf(app: App, format: LogFormat): Promise<string> {
  const { shell, tab, view } = app
  const query = view.search.value.trim()
  const exchanges = await shell.client.call('exchanges', {
    ...(tab.value === null ? {} : { tabId: tab.value.id }),
    ...(query === '' ? {} : { query }),
  })
  return exportLog(format, exchanges, {
    secrets: view.secrets.value,
    now: Date.now(),
    version: shell.version,
    say: sayAny,
  })
}
