import { LOG_FORMATS } from '../../../../src/export/export-log.ts'
import type { App } from '../../app/app.ts'
import { MenuItem } from '../../shared/parts/menu-item.tsx'
import { SecretsChoice } from '../../shared/parts/secrets-choice.tsx'
import { say, sayCode } from '../../shared/words.ts'
import { copyReport, saveLog } from './save-log.ts'

/** In the menu: the requests that fit the search, as a file or a report. */
export function ExportChoice({ app }: { app: App }) {
  const { view } = app
  return (
    <>
      <p class="menu-title">{say(view.search.value.trim() === '' ? 'export_all' : 'export_found')}</p>
      <MenuItem
        icon="copy"
        label={say('export_copy_report')}
        hint={say('export_copy_report_why')}
        testId="export-report"
        onSelect={() => copyReport(app)}
      />
      {LOG_FORMATS.map((format) => (
        <MenuItem
          key={format}
          icon="download"
          label={sayCode('export', format)}
          hint={sayCode('export_why', format)}
          testId={`export-${format}`}
          onSelect={() => saveLog(app, format)}
        />
      ))}
      <SecretsChoice secrets={view.secrets.value} onSecrets={(secrets) => (view.secrets.value = secrets)} />
    </>
  )
}
