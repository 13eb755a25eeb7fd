import type { App } from '../../app/app.ts'
import { say } from '../../shared/words.ts'
import { setAlwaysShow, setPreserved } from './change-settings.ts'
import { DevToolsOffer } from './dev-tools-offer.tsx'

/** In the menu: what holds for every surface, from now on. */
export function SettingsChoice({ app }: { app: App }) {
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
      {shell.addToDevTools !== null && <DevToolsOffer app={app} add={shell.addToDevTools} />}
      <p class="hint">{say('settings_version', shell.version)}</p>
    </>
  )
}
