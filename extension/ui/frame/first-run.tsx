import { Icon } from '../parts/icon.tsx'
import { useHeir } from '../parts/use-heir.ts'
import { allow, CHOICE_ID } from '../state/allow.ts'
import type { App } from '../state/app.ts'
import { say } from '../words.ts'
import { AllowChoice } from './allow-choice.tsx'

/** Before anything is watched: one screen, one choice. Also what a site that is not watched yet shows. */
export function FirstRun({ app }: { app: App }) {
  const { place, watching } = app
  const first = (watching.value?.origins.length ?? 0) === 0
  return (
    <section ref={useHeir<HTMLElement>(app.view.tab.value)} class="first-run" data-testid="first-run">
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
