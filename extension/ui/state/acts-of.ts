import type { Acts } from '../responses/acts.ts'
import { copy } from './actions.ts'
import type { App } from './app.ts'

/** What can be done with what is shown, in this application. */
export function actsOf(app: App): Acts {
  const { view } = app
  return {
    copy: (text) => copy(app, text),
    inject(name, value, url) {
      const hosts = app.shell.sites.hostAndSiteOf(url)?.host ?? null
      void app.troubles.guard(async () => {
        // Comes with the view of rules, which is where this leads.
        const { draftWith } = await import('../inject/draft-with.ts')
        draftWith(app, { name, value: value ?? '', hosts }, value === null ? 'omit' : 'again')
      })
    },
    history(findPlace) {
      void app.troubles.guard(async () => {
        const place = await findPlace()
        view.history.value = place
        view.opened.value = true
      })
    },
  }
}
