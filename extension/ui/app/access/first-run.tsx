import { useFocusFallback } from '../../shared/hooks/use-focus-fallback.ts'
import { Icon } from '../../shared/parts/icon.tsx'
import { say } from '../../shared/words.ts'
import type { App } from '../state/app.ts'
import { type AccessApp, allow, CHOICE_ID } from './access-actions.ts'
import { AllowChoice } from './allow-choice.tsx'

export interface FirstRunProps {
  app: AccessApp & Pick<App, 'site'>
  /** The open view: see `useFocusFallback`. */
  view: string
}

/**
 * The screen for a site that is not watched: explains watching and offers the choice. It is also the first screen after
 * installation.
 */
export function FirstRun({ app, view }: FirstRunProps) {
  const site = app.site.value
  const nothingWatched = (app.watching.value?.origins.length ?? 0) === 0
  return (
    <section ref={useFocusFallback<HTMLElement>(view)} class="first-run" data-testid="first-run">
      <h2 id={CHOICE_ID} tabIndex={-1}>
        {nothingWatched ? say('welcome_title') : say('not_watched_title', site?.site ?? say('site_unknown'))}
      </h2>
      {nothingWatched && <p class="lead">{say('welcome')}</p>}
      <AllowChoice site={site} siteOf={app.shell.sites.hostAndSiteOf} onAllow={(pattern) => allow(app, pattern)} />
      <p class="both-ends">{say('both_ends')}</p>
      <p class="privacy">
        <Icon name="check" /> {say('privacy')}
      </p>
    </section>
  )
}
