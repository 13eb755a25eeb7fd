import { LOG_FORMATS } from '../../../../../src/export/export-log.ts'
import { MenuItem } from '../../../shared/menu/menu-item.tsx'
import { say, sayCode } from '../../../shared/words.ts'
import { copyReport, type ExportApp, saveLog } from './save-log.ts'
import { SecretsChoice } from './secrets-choice.tsx'

/** The menu for saving or copying the exchanges that match the search. */
export function ExportChoice({ app }: { app: ExportApp }) {
  const { search, secrets } = app.frame
  return (
    <>
      <p class="menu-title">{say(search.value.trim() === '' ? 'export_all' : 'export_found')}</p>
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
      <SecretsChoice secrets={secrets.value} onSecrets={(wanted) => (secrets.value = wanted)} />
    </>
  )
}
