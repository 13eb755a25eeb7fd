import { say } from '../../shared/words.ts'
import { DevToolsOffer } from './dev-tools-offer.tsx'
import { type SettingsApp, setAlwaysShow, setPreserved } from './settings-actions.ts'

/** The settings, which apply to every surface. */
export function SettingsChoice({ app }: { app: SettingsApp }) {
  const { settings, log, shell } = app
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={settings.value.alwaysShow}
          data-testid="always-show"
          onChange={(event) => setAlwaysShow(app, event.currentTarget.checked)}
        />
        {say('settings_always_show')}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={log.stats.value?.preserved ?? true}
          onChange={(event) => setPreserved(app, event.currentTarget.checked)}
        />
        {say('settings_preserve')}
      </label>
      {shell.addToDevTools !== null && <DevToolsOffer app={app} askBrowser={shell.addToDevTools} />}
      <p class="hint">{say('settings_version', shell.version)}</p>
    </>
  )
}
