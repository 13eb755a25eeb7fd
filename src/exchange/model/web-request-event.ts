import type { ExchangeNote } from './exchange.ts'

/** Facts about a request that the browser repeats with each of its events. */
export interface RequestFacts {
  readonly requestId: string
  readonly tabId: number
  readonly frameId: number
  /** `webRequest.ResourceType` */
  readonly type: string
  readonly method: string
  readonly url: string
  /** Origin that made the request; null when the user typed the address. */
  readonly initiator: string | null
  /** URL of the page in the tab; null: not known. */
  readonly topUrl: string | null
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly storeId: string | null
  readonly incognito: boolean
  /** URLs of the frames between the requesting document and the page, where the browser reports them. */
  readonly ancestors: readonly string[]
  /** For a request without a tab: the tabs that show a page of its origin. */
  readonly tabs: readonly number[]
  readonly notes: readonly ExchangeNote[]
}

interface EventBase {
  readonly requestId: string
  readonly url: string
  /** The browser's time of the event, milliseconds since the epoch with one decimal. A repeated event has the same time. */
  readonly at: number
  /** Reads the rest of the facts; called only for the first event of a hop. */
  readonly request: () => RequestFacts
}

/** One `webRequest` event as plain data, in the browser's order. */
export type WebRequestEvent = EventBase &
  (
    | {
        /** `onBeforeSendHeaders` */
        readonly kind: 'before'
        /** The Cookie header before any rule; null: none. */
        readonly cookie: string | null
      }
    | {
        /** `onSendHeaders` */
        readonly kind: 'send'
        /** The Cookie header as it leaves; null: none. */
        readonly cookie: string | null
        readonly notes: readonly ExchangeNote[]
      }
    | {
        /** `onHeadersReceived` */
        readonly kind: 'headers'
        readonly status: number
        readonly fromCache: boolean
        /** Set-Cookie lines, in order, decoded. */
        readonly lines: readonly string[]
        /** The Date header, milliseconds since the epoch; null when it is missing or unreadable. */
        readonly serverDate: number | null
        /** True if the response registers a device-bound session. */
        readonly dbsc: boolean
        readonly notes: readonly ExchangeNote[]
      }
    | { readonly kind: 'redirect'; readonly status: number; readonly fromCache: boolean; readonly to: string }
    | { readonly kind: 'completed'; readonly status: number; readonly fromCache: boolean }
    | { readonly kind: 'failed'; readonly error: string }
  )
