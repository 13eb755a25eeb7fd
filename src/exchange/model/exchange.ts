import type { Attribute } from '../../cookie/set-cookie.ts'
import type { Verdict } from '../../verdict/verdict.ts'

export interface NameValue {
  readonly name: string
  readonly value: string
}

/** The effect of a rule on one request, as observed when it left. */
export interface Injected {
  readonly ruleId: string
  readonly name: string
  readonly effect: 'added' | 'replaced' | 'removed'
}

/** One Set-Cookie line of a response, after rules if any changed it, and the browser's decision about it. */
export interface Received {
  /** As the server wrote it, or as a rule added it. */
  readonly line: string
  /** The line after a rule changed it; null: a rule dropped it; missing: unchanged. The verdict is about this version. */
  readonly became?: string | null
  readonly byRule?: string
  /**
   * `wire`: the browser never saw the server's line. `jar-after`: the browser processed it, and the jar was corrected
   * right after.
   */
  readonly via?: 'wire' | 'jar-after'
  /** A rule added the line; the server did not send it. */
  readonly added?: true
  readonly name: string
  readonly value: string
  readonly attributes: readonly Attribute[]
  readonly verdict: Verdict
  /** The jar's value under the same key before; missing when it is unknown or the same; null: there was no cookie. */
  readonly was?: string | null
}

/** Facts that the resource type does not show: the kind of traffic, and parts that could not be observed. Closed list. */
export const EXCHANGE_NOTES = [
  /** Made by a service worker or another worker that belongs to no tab; see `tabs`. */
  'worker',
  /** A CORS preflight, which the browser makes itself. It carries no cookies. */
  'preflight',
  /** Made for a page that is not shown yet, and may never be. */
  'prerender',
  /** The browser fetched it before any page needed it. */
  'prefetch',
  'fenced-frame',
  /** The server confirmed the cached response (304). */
  'revalidated',
  /** The server asked for credentials (401, 407), and the browser made the request again. */
  'auth-challenge',
  /** The response was saved as a file. */
  'download',
  /** The browser redirected by itself (HSTS, an extension): no request left. */
  'internal-redirect',
] as const
export type ExchangeNote = (typeof EXCHANGE_NOTES)[number]

/** One hop: one request and its response. The automation contract's form: plain JSON, names fixed. */
export interface Exchange {
  /** Increases by one; never reused within a browser session. */
  readonly seq: number
  /** The id that `webRequest` gives; all hops of one redirect chain share it. */
  readonly requestId: string
  /** Position in the redirect chain, from 0. */
  readonly hop: number
  readonly tabId: number
  readonly frameId: number
  /** webRequest.ResourceType */
  readonly type: string
  readonly method: string
  readonly url: string
  /** The origin that made the request; null when the user typed the address. */
  readonly initiator: string | null
  /** ms since the epoch */
  readonly startedAt: number
  /** The time when the response headers arrived (milliseconds since the epoch); null when they were not observed. */
  readonly respondedAt: number | null
  readonly status: number | null
  readonly fromCache: boolean
  readonly redirectedTo: string | null
  readonly error: string | null
  readonly sent: {
    /** The Cookie header as it left, after injection; null when the request had none. */
    readonly header: string | null
    readonly cookies: readonly NameValue[]
    readonly injected: readonly Injected[]
  }
  readonly received: readonly Received[]
  /** False while the response is awaited, or while `cookies.onChanged` may still report what became of its lines. */
  readonly settled: boolean
  /** The cookie store (container, private window) the request belongs to; null when the browser does not say. */
  readonly storeId: string | null
  readonly incognito: boolean
  /** URL of the page in the tab when the request left, when known. */
  readonly topUrl: string | null
  /**
   * The halves that were not observed, because recording began or the background was stopped in between. Their data is
   * unknown, not empty.
   */
  readonly missed: readonly ('request' | 'response')[]
  readonly notes: readonly ExchangeNote[]
  /** For a request that belongs to no tab: the tabs that showed a page of its origin when it left. */
  readonly tabs: readonly number[]
}

/** Returns whether the exchange belongs in a tab's view: it is the tab's own traffic, or that of a worker of its page. */
export function belongsToTab({ tabId, tabs }: Pick<Exchange, 'tabId' | 'tabs'>, tab: number): boolean {
  return tabId === tab || (tabId < 0 && tabs.includes(tab))
}
