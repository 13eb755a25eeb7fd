import type { Attribute } from '../../cookie/set-cookie.ts'
import type { Verdict } from '../../verdict/verdict.ts'

export interface NameValue {
  readonly name: string
  readonly value: string
}

/** What a rule did to one request, as it was seen to leave. */
export interface Injected {
  readonly ruleId: string
  readonly name: string
  readonly effect: 'added' | 'replaced' | 'removed'
}

/** One Set-Cookie line of a response, and what the browser did with it, or with what a rule made of it. */
export interface Received {
  /** As the server wrote it, or as a rule added it. */
  readonly line: string
  /** What a rule made of the server's line; null: it was dropped; left out: untouched. The verdict is about this. */
  readonly became?: string | null
  readonly byRule?: string
  /** `wire`: the browser never got the server's line; `jar-after`: it did, and the jar was set right just after. */
  readonly via?: 'wire' | 'jar-after'
  /** The line came from a rule, and not from the server. */
  readonly added?: true
  readonly name: string
  readonly value: string
  readonly attributes: readonly Attribute[]
  readonly verdict: Verdict
  /** The value that the jar held in that place before, where it is known and another one; null: nothing was there. */
  readonly was?: string | null
}

/** What kind of traffic it is, where its type does not tell, and what could not be seen. Closed list. */
export const EXCHANGE_NOTES = [
  /** Made by a service worker or another worker that belongs to no tab; see `tabs`. */
  'worker',
  /** The browser's own question whether a cross-origin request may be made (CORS). Carries no cookies. */
  'preflight',
  /** Made for a page that is not shown yet, and may never be. */
  'prerender',
  /** Fetched ahead of being asked for. */
  'prefetch',
  'fenced-frame',
  /** The server confirmed what was in the cache (304). */
  'revalidated',
  /** The server asked for a password (401, 407), and the request was made again. */
  'auth-challenge',
  /** The response was a file to keep. */
  'download',
  /** A redirect of the browser's own making (HSTS, an extension): no request left. */
  'internal-redirect',
] as const
export type ExchangeNote = (typeof EXCHANGE_NOTES)[number]

/** One hop: one request and its response. The automation contract's form: plain JSON, names fixed. */
export interface Exchange {
  /** Grows by one, never reused in a browser session. */
  readonly seq: number
  /** webRequest's; all hops of one redirect chain share it. */
  readonly requestId: string
  /** From 0. */
  readonly hop: number
  readonly tabId: number
  readonly frameId: number
  /** webRequest.ResourceType */
  readonly type: string
  readonly method: string
  readonly url: string
  /** An origin, or null for what the user typed. */
  readonly initiator: string | null
  /** ms since the epoch */
  readonly startedAt: number
  /** When the response's headers came, ms since the epoch; null when they were not seen. */
  readonly respondedAt: number | null
  readonly status: number | null
  readonly fromCache: boolean
  readonly redirectedTo: string | null
  readonly error: string | null
  readonly sent: {
    /** The Cookie header as it left, after injection; null when none left. */
    readonly header: string | null
    readonly cookies: readonly NameValue[]
    readonly injected: readonly Injected[]
  }
  readonly received: readonly Received[]
  /** False while the response is awaited, or the jar has not spoken yet. */
  readonly settled: boolean
  /** The cookie store (container, private window) the request belongs to; null when the browser does not say. */
  readonly storeId: string | null
  readonly incognito: boolean
  /** URL of the page in the tab when the request left, when known. */
  readonly topUrl: string | null
  /** Halves that were not seen (watching began in between, or the background was stopped): what they would say is unknown, not empty. */
  readonly missed: readonly ('request' | 'response')[]
  readonly notes: readonly ExchangeNote[]
  /** Of a request that belongs to no tab: the tabs that showed a page of its origin when it left. */
  readonly tabs: readonly number[]
}

/** Whether someone who looks at a tab should see it: the tab's own traffic, and that of the workers of its page. */
export function belongsToTab({ tabId, tabs }: Pick<Exchange, 'tabId' | 'tabs'>, tab: number): boolean {
  return tabId === tab || (tabId < 0 && tabs.includes(tab))
}
