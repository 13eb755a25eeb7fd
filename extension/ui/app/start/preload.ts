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

/** How many of the newest exchanges are asked for first: they fill the list that a person sees. */
export const FIRST_SCREEN_COUNT = 60

/** The data of the first screen of a tab. Each part arrives, or fails, by itself. */
export interface FirstScreen {
  readonly tabId: number | null
  readonly watching: Promise<Watching>
  /** The newest of the tab, oldest first. */
  readonly exchanges: Promise<readonly Exchange[]>
  readonly rules: Promise<readonly RuleStatus[]>
}

/** The first screen, asked for in one message before the application runs. */
export interface PreloadedScreen extends FirstScreen {
  readonly tab: TabInfo
  /** The kept view of the tab and the settings, as they were written. */
  readonly view: Promise<unknown>
  readonly settings: Promise<unknown>
  /** The cookies of the tab's page; null unless the view was left on the jar. */
  readonly jar: Promise<readonly JarCookie[] | null>
}

/** Everything that is asked for before the application runs. */
export interface Preload {
  readonly news: EarlyPort
  readonly thisTab: Promise<ThisTab>
  /** Resolves once the tab is known; null when there is none. */
  readonly screen: Promise<PreloadedScreen | null>
}

/** The sources of a preload: the background, and the storage in case it does not answer. */
type Sources = Pick<Client, 'call'> & Pick<Shell, 'recall' | 'readSettings'>

/** Asks for everything in one message. If that fails, each part is asked for by itself, so that one bad part spoils no other. */
export function preloadScreen(tab: TabInfo, { call, recall, readSettings }: Sources): PreloadedScreen {
  const input: Input<'opening'> = { ...jarQueryOf(tab), tabId: tab.id, limit: FIRST_SCREEN_COUNT }
  const whole = call('opening', input)
  const part = <T>(read: (whole: Opening) => T, askAlone: () => Promise<T>): Promise<T> => {
    const answer = whole.then(read, askAlone)
    // A failure is reported where the part is awaited. Without this, a part that is never awaited would be an unhandled rejection.
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
    // The jar view asks for itself when nothing was preloaded.
    jar: part(
      ({ jar }) => jar,
      async () => null,
    ),
  }
}

/** The question for the newest exchanges of a tab. */
export function newestOf(tabId: number): Input<'exchanges'> {
  return { tabId, limit: FIRST_SCREEN_COUNT }
}
