import type { ComponentChildren } from 'preact'
import { Menu } from '../../shared/menu/menu.tsx'
import { Icon } from '../../shared/parts/icon.tsx'
import { IconButton } from '../../shared/parts/icon-button.tsx'
import { say } from '../../shared/words.ts'
import { AccessMenu } from '../access/access-menu.tsx'
import { setPaused } from '../actions/pause.ts'
import { SearchField } from '../search/search-field.tsx'
import type { App } from '../state/app.ts'

interface Props {
  app: App
  /** The contents of two menus, which features provide. */
  exportChoice: () => ComponentChildren
  settingsChoice: () => ComponentChildren
}

/** The site and whether it is watched, the search, and the actions of the whole surface. */
export function Header({ app, exportChoice, settingsChoice }: Props) {
  const { tab, watching, shell, errors } = app
  const paused = watching.value?.paused ?? false
  const here = tab.value
  const { openBeside, openInTab } = shell
  return (
    <div class="header">
      <AccessMenu app={app} />
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
      <SearchField frame={app.frame} log={app.log} />
      <div class="header-tools">
        <Menu icon="download" label={say('export_name')} testId="export">
          {exportChoice}
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
          {settingsChoice}
        </Menu>
      </div>
    </div>
  )
}
