import { Icon } from '../parts/icon.tsx'
import { setPaused } from '../state/actions.ts'
import type { App } from '../state/app.ts'
import { say } from '../words.ts'
import { AccessMenu } from './access-menu.tsx'
import { SearchField } from './search-field.tsx'

/** Which site this is about, whether it is watched, and what can be done about it. */
export function Header({ app }: { app: App }) {
  const { tab, place, watching, access, view, shell, troubles } = app
  const paused = watching.value?.paused ?? false
  const here = tab.value
  return (
    <header class="header">
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
      <SearchField view={view} />
      {here !== null && (
        <button
          type="button"
          class="header-button"
          data-testid="open-in-tab"
          onClick={() => void troubles.guard(() => shell.openInTab(here))}
        >
          <Icon name="external" />
          <span>{say('open_in_tab')}</span>
        </button>
      )}
    </header>
  )
}
