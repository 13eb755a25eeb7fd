import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Watching } from '../../../../src/contract/call-types.ts'
import type { RuleStatus } from '../../../../src/rules/model/rule.ts'
import type { HostAndSite } from '../../../../src/site/host-and-site.ts'
import { type Access, accessTo } from '../../../../src/site/origin-pattern.ts'
import { createErrorList, type ErrorList } from '../notices/error-list.ts'
import { createNotices, type Notices } from '../notices/notices.ts'
import { jarQueryOf, type Shell, type TabInfo } from '../shell/shell.ts'
import { createFrameView, type FrameView } from '../view/frame-view.ts'
import type { ViewSlice } from '../view/view-slice.ts'
import { createPageJar, type PageJar } from './page-jar.ts'
import { createTabLog, type TabLog } from './tab-log.ts'

/** Settings that apply to every surface. */
export interface Settings {
  /** Values are never masked. */
  readonly alwaysShow: boolean
}

/**
 * The state that all features of a surface share. State of a single feature is in that feature's folder. A component
 * declares only the few fields that it needs.
 */
export interface App {
  readonly shell: Shell
  readonly errors: ErrorList
  readonly notices: Notices
  readonly frame: FrameView
  readonly frameSlice: ViewSlice
  readonly tab: Signal<TabInfo | null>
  /** The host and the site of the tab's page; null while its URL is unknown, or has no host. */
  readonly site: ReadonlySignal<HostAndSite | null>
  /** null until the background has answered */
  readonly watching: Signal<Watching | null>
  /** Says how the tab's page is watched. */
  readonly access: ReadonlySignal<Access>
  readonly log: TabLog
  readonly pageJar: PageJar
  /** All rules, in order. */
  readonly ruleList: Signal<readonly RuleStatus[]>
  readonly settings: Signal<Settings>
  /** True once the stored view is restored. Before that, it is unknown which view to render. */
  readonly restored: Signal<boolean>
}

export function createApp(shell: Shell): App {
  const tab = signal<TabInfo | null>(null)
  const watching = signal<Watching | null>(null)
  const ruleList = signal<readonly RuleStatus[]>([])
  const log = createTabLog()
  const errors = createErrorList()
  const { view: frame, kept } = createFrameView()
  return {
    shell,
    errors,
    notices: createNotices(errors),
    frame,
    frameSlice: { kept },
    tab,
    site: computed(() => shell.sites.hostAndSiteOf(tab.value?.url ?? '')),
    watching,
    access: computed(() => accessTo(watching.value?.origins ?? [], tab.value?.url ?? null)),
    log,
    pageJar: createPageJar({ shell, errors, log, ruleList, watching }, () => jarQueryOf(tab.value)),
    ruleList,
    settings: signal<Settings>({ alwaysShow: false }),
    restored: signal(false),
  }
}
