import type { Exchange } from '../exchange/model/exchange.ts'
import type { JarCookie } from '../jar/jar-cookie.ts'
import type { CookiePart } from '../jar/whole-cookie.ts'
import type { RuleStatus } from '../rules/model/rule.ts'
import type { Browser } from '../verdict/profiles.ts'
import type { ThirdPartyPolicy } from '../verdict/request/request-context.ts'

/** Crumbline watches every host whose permission is held, unless it is paused. */
export interface Watching {
  /** Match patterns of those hosts. */
  readonly origins: readonly string[]
  readonly paused: boolean
}

/** Statistics of the log. */
export interface LogStats {
  /** Exchanges in the log. */
  readonly held: number
  /** Exchanges that were dropped to make room, the oldest first. */
  readonly dropped: number
  /** Bytes in use, of the 10 MiB that browsers allow for session storage. */
  readonly bytes: number
  /** False: a navigation clears what its tab did before. */
  readonly preserved: boolean
}

/** The request that a verdict is about. A missing field is unknown, unless its comment says otherwise. */
interface RequestInput {
  url: string
  /** URL of the page in the tab; null: no page, as for a request of a service worker. */
  topUrl?: string | null
  /**
   * Origin; null: the user or the browser. 'null' is an opaque origin. Default for a main_frame: the user typed the
   * address.
   */
  initiator?: string | null
  /** webRequest.ResourceType. Default: 'other' when `topUrl` is another page than `url`, else 'main_frame'. */
  type?: string
  /** Default: 'GET'. */
  method?: string
  /** Default: the browser that Crumbline runs in. */
  browser?: Browser
  /** Milliseconds since the epoch. Default: now. */
  now?: number
  thirdParty?: ThirdPartyPolicy
  /** Origins or URLs of the documents that contain the requesting one, innermost first. Default: none. */
  ancestors?: string[]
  /** URLs of the earlier hops of the redirect chain. Default: none. */
  redirectedFrom?: string[]
}

export interface JudgeInput extends RequestInput {
  /** The value of a Set-Cookie header. */
  line: string
  /** The cookies that the jar had before. */
  jar?: CookiePart[]
  /** The response's Date header, milliseconds since the epoch. Default: the response has none. */
  serverDate?: number
}

export interface ExplainInput extends RequestInput {
  /** Missing fields have the values of a cookie without attributes. */
  cookie: CookiePart
  /** The creation time of the cookie, milliseconds since the epoch. */
  createdAt?: number
}

/** Selects the cookies of a page: those of its site, its frames and their partitions. */
export interface JarQuery {
  /** The tab that shows the page. */
  tabId?: number
  /** The page's URL; without `tabId` cookies of every store are listed. */
  url?: string
}

/** A cookie to write. */
export interface JarEdit {
  /** Every attribute is written as given. */
  cookie: JarCookie
  /** The cookie that was edited: it is removed when the new one has another name, domain, path, store or partition. */
  replaces?: JarCookie
}

/** Selects the data that a surface shows first. */
export interface OpeningQuery extends JarQuery {
  tabId: number
  /** Number of exchanges. */
  limit: number
}

/** The data that a surface shows first. */
export interface Opening {
  readonly watching: Watching
  readonly rules: RuleStatus[]
  /** The newest exchanges of the tab. */
  readonly exchanges: Exchange[]
  /** The view of the tab and the settings, as surfaces stored them. */
  readonly view: unknown
  readonly settings: unknown
  /** null: the tab's view was not on the jar. */
  readonly jar: JarCookie[] | null
}
