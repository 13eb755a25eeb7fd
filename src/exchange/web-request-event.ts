import type { ExchangeNote } from './exchange.ts'

/** The plain facts of one request that every webRequest event repeats, read by the shell. */
export interface RequestFacts {
  readonly requestId: string
  readonly tabId: number
  readonly frameId: number
  /** webRequest.ResourceType */
  readonly type: string
  readonly method: string
  readonly url: string
  /** Origin that asked; null when the user typed the address. */
  readonly initiator: string | null
  /** URL of the page in the tab, when known. */
  readonly topUrl: string | null
  /** ms since the epoch */
  readonly at: number
  readonly storeId: string | null
  readonly incognito: boolean
  /** URLs of the frames between the requesting document and the page, when the browser says. */
  readonly ancestors: readonly string[]
  /** Of a request of no tab: the tabs that show a page of its origin. */
  readonly tabs: readonly number[]
  readonly notes: readonly ExchangeNote[]
}

/** Of which request; what else is known of it is read only when it is new. */
interface OfRequest {
  readonly requestId: string
  readonly url: string
  /** The browser's own time of the event, ms since the epoch, to a tenth. An event that is told again has the same one. */
  readonly at: number
  readonly request: () => RequestFacts
}

/** One webRequest event, as plain data, in the order in which the browser gave them. */
export type WebRequestEvent = OfRequest &
  (
    | {
        /** onBeforeSendHeaders: the Cookie header before any rule; null when there is none. */ readonly kind: 'before'
        readonly cookie: string | null
      }
    | {
        /** onSendHeaders: the Cookie header as it leaves. */ readonly kind: 'send'
        readonly cookie: string | null
        readonly notes: readonly ExchangeNote[]
      }
    | {
        /** onHeadersReceived: single Set-Cookie lines, in order, decoded. */
        readonly kind: 'headers'
        readonly status: number
        readonly fromCache: boolean
        readonly lines: readonly string[]
        /** The Date header, ms since the epoch; null when there is none that can be read. */
        readonly serverDate: number | null
        /** Whether the response registers a device-bound session. */
        readonly dbsc: boolean
        readonly notes: readonly ExchangeNote[]
      }
    | { readonly kind: 'redirect'; readonly status: number; readonly fromCache: boolean; readonly to: string }
    | { readonly kind: 'completed'; readonly status: number; readonly fromCache: boolean }
    | { readonly kind: 'failed'; readonly error: string }
  )
