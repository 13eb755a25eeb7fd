import { computed } from '@preact/signals'
import type { App } from './app/state/app.ts'
import type { DraftRule } from './app/state/feature-links.ts'
import type { ViewSlice } from './app/view/view-slice.ts'
import { createHistory } from './features/history/history-state.ts'
import type { HistoryProps } from './features/history/history-view.tsx'
import { createJar, type JarState } from './features/jar/state/jar-state.ts'
import { createResponses, type HistoryLink, type ResponsesState } from './features/responses/state/responses-state.ts'
import { COOKIES_FIELD_ID } from './features/rules/parts/cookies-field-id.ts'
import { createRules, type RulesState } from './features/rules/state/rules-state.ts'
import { focusSoon } from './shared/hooks/focus-soon.ts'
import { lazy } from './shared/parts/lazy.tsx'

/** The states of all features, connected with one another. */
export interface Features {
  readonly responses: ResponsesState
  readonly jar: JarState
  readonly rules: RulesState
  /** Opens the form of a new rule. */
  openNewRule(): void
  /** The part of the view that each of them owns. */
  readonly slices: readonly ViewSlice[]
}

const HistoryView = lazy<HistoryProps>(async () => (await import('./features/history/history-view.tsx')).HistoryView)

/** Creates the features. No feature imports another: what one asks of another is passed in here. */
export function createFeatures(app: App): Features {
  const { errors, frame } = app
  const rules = createRules(app)
  const history = createHistory(app)
  const draftRule: DraftRule = (wish) => {
    void errors.guard(async () => {
      // Comes with the view of rules, which is what opens.
      const { draftAboutCookie } = await import('./features/rules/draft/draft-about-cookie.ts')
      draftAboutCookie(rules.state, wish)
    })
  }
  const historyLink: HistoryLink = {
    isOpen: computed(() => history.state.cookie.value !== null),
    show(findCookie) {
      void errors.guard(async () => {
        history.state.cookie.value = await findCookie()
        frame.detailOpen.value = true
      })
    },
    close() {
      history.state.cookie.value = null
    },
    Pane: (props) => <HistoryView history={history.state} {...props} />,
  }
  const jar = createJar(app, draftRule)
  const responses = createResponses(app, { draftRule, history: historyLink })
  return {
    responses: responses.state,
    jar: jar.state,
    rules: rules.state,
    openNewRule() {
      frame.tab.value = 'inject'
      frame.detailOpen.value = true
      focusSoon(COOKIES_FIELD_ID)
    },
    slices: [rules.slice, history.slice, jar.slice, responses.slice],
  }
}
