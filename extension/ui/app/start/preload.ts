import type { Opening, Watching } from '../../../../src/contract/call-types.ts'
import type { Input } from '../../../../src/contract/calls.ts'
import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import type { RuleStatus } from '../../../../src/rules/model/rule.ts'
import { viewKeyOf } from '../../../kept-view.ts'
import type { Client } from '../client/client.ts'
import type { EarlyPort } from '../client/early-port.ts'
import { jarQueryOf, type Shell, type TabInfo } from '../shell/shell.ts'
import type { ThisTab } from '../shell/this-tab.ts'

/** Number of newest exchanges that are requested first: they fill the visible list. */
export const FIRST_SCREEN_COUNT = 60

/** The data of the first screen of a tab. Each part arrives, or fails, separately. */
export interface FirstScreen {
  readonly tabId: number | null
  readonly watching: Promise<Watching>
  /** The newest exchanges of the tab, oldest first. */
  readonly exchanges: Promise<readonly Exchange[]>
  readonly rules: Promise<readonly RuleStatus[]>
}

/** The first screen, requested in one message before the application starts. */
export interface PreloadedScreen extends FirstScreen {
  readonly tab: TabInfo
  /** The stored view of the tab and the settings, not validated. */
  readonly view: Promise<unknown>
  readonly settings: Promise<unknown>
  /** The cookies of the tab's page; null unless the jar was the last open view. */
  readonly jar: Promise<readonly JarCookie[] | null>
}

/** Everything that is requested before the application starts. */
export interface Preload {
  readonly news: EarlyPort
  readonly thisTab: Promise<ThisTab>
  /** Resolves once the tab is known; null when there is none. */
  readonly screen: Promise<PreloadedScreen | null>
}

/** The sources of a preload: the background, and the storage as a fallback. */
type Sources = Pick<Client, 'call'> & Pick<Shell, 'recall' | 'readSettings'>

/**
 * Requests everything in one message. If that fails, each part is requested separately, so that one bad part does not
 * affect the others.
 */
export function preloadScreen(tab: TabInfo, { call, recall, readSettings }: Sources): PreloadedScreen {
  const input: Input<'opening'> = { ...jarQueryOf(tab), tabId: tab.id, limit: FIRST_SCREEN_COUNT }
  const whole = call('opening', input)
  const part = <T>(read: (whole: Opening) => T, askAlone: () => Promise<T>): Promise<T> => {
    const answer = whole.then(read, askAlone)
    // Where a part is awaited, its failure is reported. Without this handler, a part that is never awaited would be an
    // unhandled rejection.
    answer.catch(() => undefined)
    return answer
  }
  return {
    tab,
    tabId: tab.id,
    watching: part(
      ({ watching }) => watching,
      () => call('watching', null),
    ),
    exchanges: part(
      ({ exchanges }) => exchanges,
      () => call('exchanges', newestOf(tab.id)),
    ),
    rules: part(
      ({ rules }) => rules,
      () => call('rules.list', null),
    ),
    view: part(
      ({ view }) => view,
      () => recall(viewKeyOf(tab.id)),
    ),
    settings: part(({ settings }) => settings, readSettings),
    // The jar view makes its own request when nothing was preloaded.
    jar: part(
      ({ jar }) => jar,
      async () => null,
    ),
  }
}

/** Returns the query for the newest exchanges of a tab. */
export function newestOf(tabId: number): Input<'exchanges'> {
  return { tabId, limit: FIRST_SCREEN_COUNT }
}
