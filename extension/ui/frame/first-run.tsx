import type { App } from '../app/app.ts'
import { allow, CHOICE_ID } from '../app/site-access.ts'
import { useFocusFallback } from '../shared/hooks/use-focus-fallback.ts'
import { Icon } from '../shared/parts/icon.tsx'
import { say } from '../shared/words.ts'
import { AllowChoice } from './allow-choice.tsx'

/** Before anything is watched: one screen, one choice. Also what a site that is not watched yet shows. */
export function FirstRun({ app }: { app: App }) {
  const { place, watching } = app
  const first = (watching.value?.origins.length ?? 0) === 0
  return (
    <section ref={useFocusFallback<HTMLElement>(app.view.tab.value)} class="first-run" data-testid="first-run">
      <h2 id={CHOICE_ID} tabIndex={-1}>
        {first ? say('welcome_title') : say('not_watched_title', place.value?.site ?? say('site_unknown'))}
      </h2>
      {first && <p class="lead">{say('welcome')}</p>}
      <AllowChoice
        place={place.value}
        placeOf={app.shell.sites.hostAndSiteOf}
        onAllow={(pattern) => allow(app, pattern)}
      />
      <p class="both-ends">{say('both_ends')}</p>
      <p class="privacy">
        <Icon name="check" /> {say('privacy')}
      </p>
    </section>
  )
}
