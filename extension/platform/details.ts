/** The details that webRequest passes to a listener. Only the fields that are read, of both browsers. */
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
  /** Firefox: URL of the document that made the request. Absent when the user typed the address. */
  readonly originUrl?: string
  /** Firefox: the frames that contain the document, innermost first. */
  readonly frameAncestors?: readonly { readonly url: string }[]
  /** Firefox: URL of the document that the response is loaded into. */
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
