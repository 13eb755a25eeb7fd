/** What webRequest hands to a listener: the union of both browsers' fields, as far as we read them. */
export interface Details {
  readonly requestId: string
  readonly tabId: number
  readonly frameId: number
  /** 0 for a frame of the page itself; -1 for the page. */
  readonly parentFrameId?: number
  readonly type: string
  readonly method: string
  readonly url: string
  readonly timeStamp: number
  readonly incognito?: boolean
  /** Chromium: an origin, or 'null'. Absent when the user typed the address. */
  readonly initiator?: string
  /** Firefox: the URL of the document that asked. Absent when the user typed the address. */
  readonly originUrl?: string
  /** Firefox: the frames around the document, the nearest first. */
  readonly frameAncestors?: readonly { readonly url: string }[]
  /** Firefox: the URL of the document that the answer will belong to. */
  readonly documentUrl?: string
  /** Chromium: `prerender`, `active`, `cached`, `pending_deletion`. */
  readonly documentLifecycle?: string
  /** Chromium: `outermost_frame`, `fenced_frame`, `sub_frame`. */
  readonly frameType?: string
  /** Firefox only. */
  readonly cookieStoreId?: string
  readonly requestHeaders?: readonly Header[]
  readonly responseHeaders?: readonly Header[]
  readonly statusCode?: number
  readonly fromCache?: boolean
  readonly redirectUrl?: string
  readonly error?: string
}

export interface Header {
  readonly name: string
  readonly value?: string
  readonly binaryValue?: number[] | ArrayBuffer
}
