import type { App } from '../app/app.ts'
import { copy } from '../app/log-commands.ts'
import { responsesState } from '../features/responses/responses-state.ts'
import type { RowActions } from '../shared/row-actions-type.ts'
import type { RuleCookie, RulePurpose } from '../shared/rule-purpose.ts'

/** What can be done with what is shown, in this application. */
export function rowActionsOf(app: App): RowActions {
  const { view } = app
  return {
    copy: (text) => copy(app, text),
    inject(name, value, url) {
      const hosts = app.shell.sites.placeOf(url)?.host ?? null
      makeRule(app, { name, value: value ?? '', hosts }, value === null ? 'omit' : 'again')
    },
    history(findPlace) {
      void app.errors.guard(async () => {
        const place = await findPlace()
        responsesState(view).history.value = place
        view.detailOpen.value = true
      })
    },
  }
}

/** Opens the form with a rule about a cookie. The code of the rules is loaded now: until somebody makes a rule, nobody needs it. */
export function makeRule(app: App, cookie: RuleCookie, purpose: RulePurpose): void {
  void app.errors.guard(async () => {
    const { draftWith } = await import('../features/rules/draft/draft-with.ts')
    draftWith(app, cookie, purpose)
  })
}
