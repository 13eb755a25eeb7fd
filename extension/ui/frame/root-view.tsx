import { useEffect } from 'preact/hooks'
import type { App } from '../app/app.ts'
import { JarView } from '../features/jar/jar-view.tsx'
import { ResponsesView } from '../features/responses/responses-view.tsx'
import { lazy } from '../shared/parts/lazy.tsx'
import { say } from '../shared/words.ts'
import { TroublesBar } from './error-bar.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { listenToKeys } from './keys.ts'
import { KeysHelp } from './keys-help.tsx'
import { TabBar } from './tab-bar.tsx'

const FirstRun = lazy<{ app: App }>(async () => (await import('./first-run.tsx')).FirstRun)
const InjectView = lazy(async () => (await import('../features/rules/rules-view.tsx')).InjectView)
const OverviewView = lazy<{ app: App }>(
  async () => (await import('../features/overview/overview-view.tsx')).OverviewView,
)

/** The whole of a surface. */
export function AppView({ app }: { app: App }) {
  const { view, log, rules, watching, access, place, troubles } = app
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
              view.opened.value = false
            }}
          />
        )}
      </header>
      <TroublesBar troubles={troubles.list.value} onDismiss={troubles.dismiss} />
      <main class="room">
        {nothingYet ? (
          <FirstRun app={app} />
        ) : (
          <div class="panel" id="room" role="tabpanel" aria-labelledby={`tab-${tab}`}>
            <Room app={app} strange={watched !== null && access.value === 'none'} />
          </div>
        )}
      </main>
      <Footer app={app} />
      <KeysHelp />
    </div>
  )
}

/** @param strange whether the site of the tab is not watched */
function Room({ app, strange }: { app: App; strange: boolean }) {
  if (!app.restored.value) return <div class="loading" aria-busy="true" />
  switch (app.view.tab.value) {
    case 'responses':
      return strange && app.log.exchanges.value.length === 0 ? <FirstRun app={app} /> : <ResponsesView app={app} />
    case 'jar':
      return strange ? <FirstRun app={app} /> : <JarView app={app} />
    case 'overview':
      return strange ? <FirstRun app={app} /> : <OverviewView app={app} />
    case 'inject':
      return <InjectView app={app} />
  }
}
