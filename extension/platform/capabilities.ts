import type { Details } from './details.ts'

/** Every difference between the browsers, as a table: one property here, with one value in each browser's file. */
export interface Platform {
  readonly name: 'chromium' | 'firefox'
  /**
   * `extraInfoSpec` of request events. Chromium hides Cookie and Set-Cookie without 'extraHeaders'; Firefox throws on it.
   */
  readonly requestOptions: readonly string[]
  /** `extraInfoSpec` of response events. */
  readonly responseOptions: readonly string[]
  /** The API that applies rules to requests. */
  readonly wire: 'declarativeNetRequest' | 'blocking'
  /**
   * True if an event wakes a stopped background only when its start registers the listener with the same filter as before
   * (Firefox).
   */
  readonly wakesByFilter: boolean
  /** Decodes a header value. Firefox delivers byte strings. */
  readonly decode: (value: string) => string
  /** Decodes a name from the `cookies` API. Firefox decodes the value of a cookie but not its name (seen in 153). */
  readonly cookieName: (name: string) => string
  /** The inverse of `cookieName`, for `cookies.set`. */
  readonly nameForApi: (name: string) => string
  /** The inverse of `decode`. */
  readonly encode: (text: string) => string
  /** Splits the value of a Set-Cookie entry into lines. Firefox joins all lines of a response in one entry. */
  readonly splitSetCookie: (value: string) => readonly string[]
  readonly initiator: (details: Details) => string | null
  /** Returns the URL of the page in the tab if the event itself contains it. */
  readonly topUrl: (details: Details) => string | null
  /** Added to the filter of `cookies.getAll`, so that it returns partitioned cookies too. */
  readonly everyPartition: Readonly<Record<string, unknown>>
  /** Added to the details of `cookies.set`, so that it writes to the same first-party jar that the cookie is in. */
  readonly firstParty: (domain: string | undefined) => Readonly<Record<string, unknown>>
  /**
   * Returns the origins to request along with a pattern so that its WebSockets are observed: Chromium's `*` scheme is
   * http and https only (seen in 156).
   */
  readonly socketsOf: (pattern: string) => readonly string[]
  /** Opens the surface beside the page. Must be called while a click or a shortcut is handled. */
  readonly openBeside: (windowId: number) => Promise<void>
  /** True if the browser asks the user before an extension may add a panel to its developer tools. */
  readonly asksForDevTools: boolean
  /**
   * Converts a text to the smallest form for storage: Firefox's strings may take two bytes per character, even for ASCII
   * (seen in 153).
   */
  readonly narrow: (text: string) => string
  readonly storeId: (details: Details) => string | null
  /** True if all windows that the extension sees share one cookie store. */
  readonly oneJar: boolean
}
