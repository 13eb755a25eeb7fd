import type { Attribute } from '../cookie/set-cookie.ts'
import type { Verdict } from '../verdict/verdict.ts'

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

/** One Set-Cookie line of a response, and what the browser did with it. */
export interface Received {
  readonly line: string
  readonly name: string
  readonly value: string
  readonly attributes: readonly Attribute[]
  readonly verdict: Verdict
}

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
}
