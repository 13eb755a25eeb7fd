import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import type { FirstRunProps } from './app/access/first-run.tsx'
import { Footer } from './app/frame/footer.tsx'
import { Header } from './app/frame/header.tsx'
import { TabBar, VIEW_ID } from './app/frame/tab-bar.tsx'
import { KeysHelp } from './app/keys/keys-help.tsx'
import { listenToKeys } from './app/keys/listen-to-keys.ts'
import { ErrorBar } from './app/notices/error-bar.tsx'
import type { App } from './app/state/app.ts'
import type { TabName } from './app/view/frame-view.ts'
import { JarView } from './features/jar/jar-view.tsx'
import type { OverviewProps } from './features/overview/overview-view.tsx'
import type { ExportApp } from './features/responses/export/save-log.ts'
import { ResponsesView } from './features/responses/responses-view.tsx'
import type { RulesState } from './features/rules/state/rules-state.ts'
import type { SettingsApp } from './features/settings/settings-actions.ts'
import type { Features } from './features.tsx'
import { lazy } from './shared/parts/lazy.tsx'
import { say } from './shared/words.ts'

const FirstRun = lazy<FirstRunProps>(async () => (await import('./app/access/first-run.tsx')).FirstRun)
const RulesView = lazy<{ rules: RulesState }>(async () => (await import('./features/rules/rules-view.tsx')).RulesView)
const OverviewView = lazy<OverviewProps>(
  async () => (await import('./features/overview/overview-view.tsx')).OverviewView,
)
const ExportChoice = lazy<{ app: ExportApp }>(
  async () => (await import('./features/responses/export/export-choice.tsx')).ExportChoice,
)
const SettingsChoice = lazy<{ app: SettingsApp }>(
  async () => (await import('./features/settings/settings-choice.tsx')).SettingsChoice,
)

interface Props {
  app: App
  features: Features
}

/** A whole surface: the frame, and the open view in it. */
export function SurfaceView({ app, features }: Props) {
  const { frame, log, ruleList, watching, site, errors } = app
  useEffect(() => listenToKeys(document, app, features.openNewRule), [app, features])
  const tab = frame.tab.value
  const watched = watching.value
  const isUnused = log.exchanges.value.length === 0 && ruleList.value.length === 0 && watched?.origins.length === 0
  return (
    <div class="app" aria-busy={watched === null}>
      <header>
        <h1 class="visually-hidden">{say('page_title', site.value?.host ?? say('site_unknown'))}</h1>
        <Header
          app={app}
          exportChoice={() => <ExportChoice app={app} />}
          settingsChoice={() => <SettingsChoice app={app} />}
        />
        {!isUnused && (
          <TabBar
            current={tab}
            exchangeCount={log.exchanges.value.length}
            rulesOn={ruleList.value.filter(({ state }) => state === 'applied').length}
            onTab={(to) => {
              frame.tab.value = to
              frame.detailOpen.value = false
            }}
          />
        )}
      </header>
      <ErrorBar errors={errors.list.value} onDismiss={errors.dismiss} />
      <main class="main">
        {isUnused ? (
          <FirstRun app={app} view={tab} />
        ) : (
          <div class="view" id={VIEW_ID} role="tabpanel" aria-labelledby={`tab-${tab}`}>
            <OpenView app={app} features={features} />
          </div>
        )}
      </main>
      <Footer app={app} />
      <KeysHelp />
    </div>
  )
}

/** The view of the open tab. For a site that is not watched, only data that is already in the log can be shown. */
function OpenView({ app, features }: Props) {
  const { frame, log, watching, access, restored } = app
  const tab = frame.tab.value
  if (!restored.value) return <div class="loading" aria-busy="true" />
  const unwatched = watching.value !== null && access.value === 'none'
  const firstRun = () => <FirstRun app={app} view={tab} />
  const views: Record<TabName, () => VNode> = {
    responses: () =>
      unwatched && log.exchanges.value.length === 0 ? firstRun() : <ResponsesView responses={features.responses} />,
    jar: () => (unwatched ? firstRun() : <JarView jar={features.jar} />),
    overview: () => (unwatched ? firstRun() : <OverviewView app={app} />),
    inject: () => <RulesView rules={features.rules} />,
  }
  return views[tab]()
}
