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
}

/** One webRequest event, as plain data, in the order in which the browser gave them. */
export type WebRequestEvent =
  /** onBeforeSendHeaders: the Cookie header before any rule; null when there is none. */
  | { readonly kind: 'before'; readonly request: RequestFacts; readonly cookie: string | null }
  /** onSendHeaders: the Cookie header as it leaves. */
  | { readonly kind: 'send'; readonly request: RequestFacts; readonly cookie: string | null }
  /** onHeadersReceived: single Set-Cookie lines, in order, decoded. */
  | {
      readonly kind: 'headers'
      readonly request: RequestFacts
      readonly status: number
      readonly fromCache: boolean
      readonly lines: readonly string[]
      /** The Date header, ms since the epoch; null when there is none that can be read. */
      readonly serverDate: number | null
      /** Whether the response registers a device-bound session. */
      readonly dbsc: boolean
    }
  | {
      readonly kind: 'redirect'
      readonly request: RequestFacts
      readonly status: number
      readonly fromCache: boolean
      readonly to: string
    }
  | {
      readonly kind: 'completed'
      readonly request: RequestFacts
      readonly status: number
      readonly fromCache: boolean
    }
  | { readonly kind: 'failed'; readonly request: RequestFacts; readonly error: string }
