import { useEffect } from 'preact/hooks'
import { FirstRun } from './frame/first-run.tsx'
import { Footer } from './frame/footer.tsx'
import { Header } from './frame/header.tsx'
import { listenToKeys } from './frame/keys.ts'
import { KeysHelp } from './frame/keys-help.tsx'
import { TabBar } from './frame/tab-bar.tsx'
import { TroublesBar } from './frame/troubles-bar.tsx'
import { InjectView } from './inject/inject-view.tsx'
import { ResponsesView } from './responses/responses-view.tsx'
import type { App } from './state/app.ts'

/** The whole of a surface. */
export function AppView({ app }: { app: App }) {
  const { view, log, rules, watching, access, troubles } = app
  useEffect(() => listenToKeys(document, view), [view])
  const tab = view.tab.value
  const rulesOn = rules.value.filter(({ state }) => state === 'applied').length
  const watched = watching.value
  const started = watched !== null
  const empty = log.exchanges.value.length === 0
  const nothingYet = empty && rules.value.length === 0 && watched?.origins.length === 0
  const strange = empty && started && access.value === 'none'
  return (
    <div class="app" aria-busy={!started}>
      <Header app={app} />
      <TroublesBar troubles={troubles.list.value} onDismiss={troubles.dismiss} />
      {nothingYet ? (
        <main class="room">
          <FirstRun app={app} />
        </main>
      ) : (
        <>
          <TabBar
            current={tab}
            exchanges={log.exchanges.value.length}
            rulesOn={rulesOn}
            onTab={(to) => {
              view.tab.value = to
              view.opened.value = false
            }}
          />
          <main class="room">
            <div class="panel" id="room" role="tabpanel" aria-labelledby={`tab-${tab}`}>
              {tab === 'inject' ? (
                <InjectView app={app} />
              ) : strange ? (
                <FirstRun app={app} />
              ) : (
                <ResponsesView app={app} />
              )}
            </div>
          </main>
        </>
      )}
      <Footer app={app} />
      <KeysHelp />
    </div>
  )
}
