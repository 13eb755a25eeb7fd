import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Watching } from '../../../src/contract/call-types.ts'
import type { News } from '../../../src/contract/messages.ts'
import { belongsToTab } from '../../../src/exchange/exchange.ts'
import type { RuleStatus } from '../../../src/rules/model/rule.ts'
import type { HostAndSite } from '../../../src/site/host-and-site.ts'
import { type Access, accessTo } from '../../../src/site/origin-pattern.ts'
import { type ClientErrors, createClientErrors } from './client-errors.ts'
import { createNotices, type Notices } from './notices.ts'
import { createPageJar, type PageJar, pageOfTab } from './page-jar.ts'
import type { Shell, TabInfo } from './shell/shell.ts'
import { createLog, type Log } from './shown-log.ts'
import { createView, type View } from './view.ts'

/** What a person chose once and for all. */
export interface Settings {
  /** Values are never masked. */
  readonly alwaysShow: boolean
}

/** Everything a surface shows. Components get pieces of it; only the views know the whole. */
export interface App {
  readonly shell: Shell
  readonly view: View
  readonly log: Log
  /** The cookies of the page of the tab. */
  readonly jar: PageJar
  readonly errors: ClientErrors
  readonly tab: Signal<TabInfo | null>
  /** Whether the view is as it was left: until then nobody knows what to show. */
  readonly restored: Signal<boolean>
  readonly place: ReadonlySignal<HostAndSite | null>
  /** null until the background has answered */
  readonly watching: Signal<Watching | null>
  readonly access: ReadonlySignal<Access>
  readonly rules: Signal<readonly RuleStatus[]>
  readonly settings: Signal<Settings>
  readonly notices: Notices
}

export function createApp(shell: Shell): App {
  const tab = signal<TabInfo | null>(null)
  const watching = signal<Watching | null>(null)
  const log = createLog()
  const errors = createClientErrors()
  const rules = signal<readonly RuleStatus[]>([])
  return {
    shell,
    view: createView(),
    log,
    jar: createPageJar({ shell, errors, log, rules, watching }, () => pageOfTab({ tab })),
    errors,
    tab,
    restored: signal(false),
    place: computed(() => shell.sites.hostAndSiteOf(tab.value?.url ?? '')),
    watching,
    access: computed(() => accessTo(watching.value?.origins ?? [], tab.value?.url ?? null)),
    rules,
    settings: signal<Settings>({ alwaysShow: false }),
    notices: createNotices(errors),
  }
}

/** What the background tells while the surface is open. */
export function hear(app: App, news: News): void {
  switch (news.kind) {
    case 'exchanges':
      app.log.add(news.exchanges.filter((one) => belongsToTab(one, app.tab.value?.id ?? -1)))
      break
    case 'changes':
      app.log.addChanges(news.changes)
      break
    case 'stats':
      app.log.stats.value = news.stats
      break
    case 'cleared':
      if (news.tabId === undefined || news.tabId === app.tab.value?.id) app.log.clear(news.before)
      break
    case 'returned':
      // Asked for anew: see `start`.
      break
    case 'rules':
      app.rules.value = news.rules
      break
    case 'watching':
      app.watching.value = news.watching
      break
    case 'trouble':
      app.errors.show(news.problem)
      break
  }
}
