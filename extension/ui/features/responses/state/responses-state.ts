import { effect, type ReadonlySignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import type { PartialCookieKey } from '../../../../../src/cookie/cookie-key.ts'
import { copy } from '../../../app/actions/copy.ts'
import type { App } from '../../../app/state/app.ts'
import type { DraftRule } from '../../../app/state/feature-links.ts'
import { createView, kept, unkept, type ViewOf, type ViewSlice } from '../../../app/view/view-slice.ts'
import type { ScrollAnchor } from '../../../shared/list/scroll-anchor.ts'
import type { CookieActions } from '../cookie/cookie-actions.ts'

const fields = {
  onlyCookies: kept('onlyCookies', false),
  thirdParties: kept('thirdParties', true),
  /** True if third parties are grouped by site. */
  bySite: kept('bySite', true),
  /** Keys of the groups and sites that the user has switched from their default (expanded or collapsed). */
  toggledGroups: kept<readonly string[]>('flipped', []),
  /** The key of the entry that the user chose; null: none. */
  chosenKey: kept<string | null>('chain', null),
  /** The chosen hop of the chosen chain; null: the most interesting one. */
  chosenHop: kept<number | null>('hop', null),
  scrollAnchor: kept<ScrollAnchor | null>('anchor', null, 'later'),
  /**
   * The `seq` of the newest exchange that this view has shown. Stored, so that the next surface knows what the last one
   * had shown.
   */
  lastSeen: kept('seen', 0, 'later'),
  seenBefore: unkept(0),
  /** True if cookies are shown as raw Set-Cookie lines. */
  rawLines: kept('rawLines', false),
  /** True if the sent cookies are expanded; null: expanded unless space is short. */
  sentOpen: kept<boolean | null>('sentOpen', null),
  /** True if the cookies that were not sent are listed. */
  unsentOpen: kept('unsent', false),
}

/** The history of a cookie, which replaces the detail while it is open. */
export interface HistoryLink {
  readonly isOpen: ReadonlySignal<boolean>
  show(findCookie: () => Promise<PartialCookieKey>): void
  close(): void
  readonly Pane: ComponentType<{ onClose: () => void; onOpenExchange: (seq: number) => void }>
}

/** Functions through which this feature uses other features. */
interface ResponsesLinks {
  readonly draftRule: DraftRule
  readonly history: HistoryLink
}

type Shared = Pick<
  App,
  'shell' | 'errors' | 'notices' | 'frame' | 'log' | 'site' | 'tab' | 'watching' | 'access' | 'ruleList'
>

/** The state of the responses view, and the parts of the application that it uses. */
export interface ResponsesState extends Shared, ViewOf<typeof fields> {
  readonly actions: CookieActions
  readonly history: HistoryLink
}

export function createResponses(
  app: App,
  { draftRule, history }: ResponsesLinks,
): { state: ResponsesState; slice: ViewSlice } {
  const { shell, log } = app
  const { view, kept } = createView(fields)
  const actions: CookieActions = {
    copy: (text) => copy(app, text),
    draftRule(name, value, url) {
      const hosts = shell.sites.hostAndSiteOf(url)?.host ?? null
      draftRule({ name, value: value ?? '', hosts, intent: value === null ? 'omit' : 'again' })
    },
    showHistory: history.show,
  }
  let isFollowing = false
  const onRestored = (): void => {
    view.seenBefore.value = view.lastSeen.peek()
    if (isFollowing) return
    isFollowing = true
    effect(() => {
      view.lastSeen.value = log.exchanges.value.at(-1)?.seq ?? view.lastSeen.peek()
    })
  }
  return { state: { ...app, ...view, actions, history }, slice: { kept, onRestored } }
}
