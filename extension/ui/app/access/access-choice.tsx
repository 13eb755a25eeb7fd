import type { HostAndSite } from '../../../../src/site/host-and-site.ts'
import { type Access, ALL_SITES, patternOfSite } from '../../../../src/site/origin-pattern.ts'
import { Sentence } from '../../shared/parts/sentence.tsx'
import { say } from '../../shared/words.ts'
import { type AccessApp, allow, withdraw } from './access-actions.ts'

interface Props {
  app: AccessApp
  access: Access
  site: HostAndSite | null
  /** Called when the user has made a choice, so that the menu closes. */
  onChosen: () => void
}

/** Shows whether and why the site is watched, with buttons to watch more or nothing. */
export function AccessChoice({ app, access, site, onChosen }: Props) {
  const choose = (act: () => void) => () => {
    act()
    onChosen()
  }
  return (
    <>
      <p>
        <Sentence text={say(`watched_${access}_why`)} />
      </p>
      {access === 'none' && site !== null && (
        <button
          type="button"
          class="primary"
          data-testid="menu-allow-site"
          onClick={choose(() => allow(app, patternOfSite(site)))}
        >
          {say('allow_site', site.site)}
        </button>
      )}
      {access !== 'all' && (
        <button
          type="button"
          class="secondary"
          data-testid="menu-allow-all"
          onClick={choose(() => allow(app, ALL_SITES))}
        >
          {say('allow_all')}
        </button>
      )}
      {access !== 'none' && app.shell.asks === 'here' && (
        <button type="button" class="secondary" data-testid="menu-withdraw" onClick={choose(() => withdraw(app))}>
          {access === 'all' ? say('withdraw_all') : say('withdraw_site', site?.site ?? say('site_unknown'))}
        </button>
      )}
      <p class="faint">{say('watched_withdraw')}</p>
    </>
  )
}
