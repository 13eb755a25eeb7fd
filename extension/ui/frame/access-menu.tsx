import { ALL_SITES, patternOfSite } from '../../../src/site/origin-pattern.ts'
import { Sentence } from '../parts/sentence.tsx'
import { allow } from '../state/actions.ts'
import type { App } from '../state/app.ts'
import { say } from '../words.ts'

interface Props {
  app: App
  site: string
  live: boolean
}

const STATES = { all: 'watched_all', site: 'watched_site', none: 'watched_none' } as const

/** The site, whether it is watched, and the way to watch more. */
export function AccessMenu({ app, site, live }: Props) {
  const { access, place, watching } = app
  const paused = watching.value?.paused === true
  const state = say(paused && access.value !== 'none' ? 'watched_paused' : STATES[access.value])
  const here = place.value
  return (
    <div class="access">
      <button type="button" class="access-button" popovertarget="access-menu" data-testid="access-menu">
        <span class={live ? 'live live-on' : 'live'} aria-hidden="true" />
        <strong class="site">{site}</strong>
        <span class="access-state">{state}</span>
      </button>
      <div id="access-menu" class="menu" popover="auto">
        <p>
          <Sentence text={say(`${STATES[access.value]}_why`)} />
        </p>
        {access.value === 'none' && here !== null && (
          <button
            type="button"
            class="primary"
            data-testid="menu-allow-site"
            onClick={() => allow(app, patternOfSite(here))}
          >
            {say('allow_site', here.site)}
          </button>
        )}
        {access.value !== 'all' && (
          <button type="button" class="secondary" data-testid="menu-allow-all" onClick={() => allow(app, ALL_SITES)}>
            {say('allow_all')}
          </button>
        )}
        <p class="faint">{say('watched_withdraw')}</p>
      </div>
    </div>
  )
}
