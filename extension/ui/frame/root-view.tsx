import { useEffect, useMemo } from 'preact/hooks'
import type { App } from '../app/app.ts'
import type { HistoryProps } from '../features/history/history-view.tsx'
import { JarView } from '../features/jar/jar-view.tsx'
import { ResponsesView } from '../features/responses/responses-view.tsx'
import { lazy } from '../shared/parts/lazy.tsx'
import { say } from '../shared/words.ts'
import { ErrorBar } from './error-bar.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { listenToKeys } from './keys.ts'
import { KeysHelp } from './keys-help.tsx'
import { makeRule, rowActionsOf } from './row-actions.ts'
import { TabBar } from './tab-bar.tsx'

const FirstRun = lazy<{ app: App }>(async () => (await import('./first-run.tsx')).FirstRun)
const RulesView = lazy(async () => (await import('../features/rules/rules-view.tsx')).RulesView)
const HistoryView = lazy<HistoryProps>(async () => (await import('../features/history/history-view.tsx')).HistoryView)
const OverviewView = lazy<{ app: App }>(
  async () => (await import('../features/overview/overview-view.tsx')).OverviewView,
)

/** The whole of a surface. */
export function RootView({ app }: { app: App }) {
  const { view, log, rules, watching, access, place, errors } = app
  useEffect(() => listenToKeys(document, app), [app])
  const tab = view.tab.value
  const watched = watching.value
  const empty = log.exchanges.value.length === 0
  const nothingYet = empty && rules.value.length === 0 && watched?.origins.length === 0
  return (
    <div class="app" aria-busy={watched === null}>
      <header>
        <h1 class="hidden">{say('page_title', place.value?.host ?? say('site_unknown'))}</h1>
        <Header app={app} />
        {!nothingYet && (
          <TabBar
            current={tab}
            exchanges={log.exchanges.value.length}
            rulesOn={rules.value.filter(({ state }) => state === 'applied').length}
            onTab={(to) => {
              view.tab.value = to
              view.detailOpen.value = false
            }}
          />
        )}
      </header>
      <ErrorBar errors={errors.list.value} onDismiss={errors.dismiss} />
      <main class="room">
        {nothingYet ? (
          <FirstRun app={app} />
        ) : (
          <div class="panel" id="room" role="tabpanel" aria-labelledby={`tab-${tab}`}>
            <TabContent app={app} strange={watched !== null && access.value === 'none'} />
          </div>
        )}
      </main>
      <Footer app={app} />
      <KeysHelp />
    </div>
  )
}

/** @param strange whether the site of the tab is not watched */
function TabContent({ app, strange }: { app: App; strange: boolean }) {
  const actions = useMemo(() => rowActionsOf(app), [app])
  if (!app.restored.value) return <div class="loading" aria-busy="true" />
  switch (app.view.tab.value) {
    case 'responses':
      return strange && app.log.exchanges.value.length === 0 ? (
        <FirstRun app={app} />
      ) : (
        <ResponsesView
          app={app}
          actions={actions}
          renderHistory={(history) => <HistoryView app={app} {...history} />}
        />
      )
    case 'jar':
      return strange ? (
        <FirstRun app={app} />
      ) : (
        <JarView app={app} makeRule={(cookie, purpose) => makeRule(app, cookie, purpose)} />
      )
    case 'overview':
      return strange ? <FirstRun app={app} /> : <OverviewView app={app} />
    case 'inject':
      return <RulesView app={app} />
  }
}
