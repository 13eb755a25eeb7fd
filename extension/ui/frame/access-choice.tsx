import { ALL_SITES, patternOfSite } from '../../../src/site/origin-pattern.ts'
import { Sentence } from '../parts/sentence.tsx'
import { allow } from '../state/allow.ts'
import type { App } from '../state/app.ts'
import { say } from '../words.ts'

/** Whether the site is watched, why, and the way to watch more. */
export function AccessChoice({ app }: { app: App }) {
  const { access, place } = app
  const here = place.value
  return (
    <>
      <p>
        <Sentence text={say(`watched_${access.value}_why`)} />
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
    </>
  )
}
