import type { App } from '../app/app.ts'
import { setPaused } from '../app/log-commands.ts'
import { Icon } from '../shared/parts/icon.tsx'
import { IconButton } from '../shared/parts/icon-button.tsx'
import { lazy } from '../shared/parts/lazy.tsx'
import { Menu } from '../shared/parts/menu.tsx'
import { say } from '../shared/words.ts'
import { AccessMenu } from './access-menu.tsx'
import { SearchField } from './search-field.tsx'

const ExportChoice = lazy<{ app: App }>(async () => (await import('../features/export/export-choice.tsx')).ExportChoice)
const SettingsChoice = lazy<{ app: App }>(
  async () => (await import('../features/settings/settings-choice.tsx')).SettingsChoice,
)

/** Which site this is about, whether it is watched, and what can be done about it. */
export function Header({ app }: { app: App }) {
  const { tab, place, watching, access, shell, errors } = app
  const paused = watching.value?.paused ?? false
  const here = tab.value
  const { openBeside, openInTab } = shell
  return (
    <div class="header">
      <AccessMenu app={app} site={place.value?.host ?? say('site_unknown')} live={!paused && access.value !== 'none'} />
      <button
        type="button"
        class="header-button"
        aria-pressed={paused}
        data-testid="pause"
        onClick={() => setPaused(app, !paused)}
      >
        <Icon name={paused ? 'play' : 'pause'} />
        <span>{say(paused ? 'resume' : 'pause')}</span>
      </button>
      <SearchField app={app} />
      <div class="header-tools">
        <Menu icon="download" label={say('export_name')} testId="export">
          {() => <ExportChoice app={app} />}
        </Menu>
        {openBeside !== null && (
          <IconButton
            icon="sidebar"
            label={say('open_beside')}
            testId="open-beside"
            onClick={() => void errors.guard(openBeside)}
          />
        )}
        {here !== null && openInTab !== null && (
          <IconButton
            icon="external"
            label={say('open_in_tab')}
            testId="open-in-tab"
            onClick={() => void errors.guard(() => openInTab(here))}
          />
        )}
        <Menu icon="gear" label={say('settings_name')} testId="settings">
          {() => <SettingsChoice app={app} />}
        </Menu>
      </div>
    </div>
  )
}
