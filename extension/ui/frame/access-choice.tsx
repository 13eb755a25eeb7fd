import { ALL_SITES, patternOfSite } from '../../../src/site/origin-pattern.ts'
import type { App } from '../app/app.ts'
import { allow, withdraw } from '../app/site-access.ts'
import { Sentence } from '../shared/parts/sentence.tsx'
import { say } from '../shared/words.ts'

interface Props {
  app: App
  /** It was chosen: the menu has done its work. */
  onChosen: () => void
}

/** Whether the site is watched, why, and the way to watch more, or nothing. */
export function AccessChoice({ app, onChosen }: Props) {
  const { access, place, shell } = app
  const here = place.value
  const choose = (act: () => void) => () => {
    act()
    onChosen()
  }
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
          onClick={choose(() => allow(app, patternOfSite(here)))}
        >
          {say('allow_site', here.site)}
        </button>
      )}
      {access.value !== 'all' && (
        <button
          type="button"
          class="secondary"
          data-testid="menu-allow-all"
          onClick={choose(() => allow(app, ALL_SITES))}
        >
          {say('allow_all')}
        </button>
      )}
      {access.value !== 'none' && shell.asks === 'here' && (
        <button type="button" class="secondary" data-testid="menu-withdraw" onClick={choose(() => withdraw(app))}>
          {access.value === 'all' ? say('withdraw_all') : say('withdraw_site', here?.site ?? say('site_unknown'))}
        </button>
      )}
      <p class="faint">{say('watched_withdraw')}</p>
    </>
  )
}
