import type { Details } from './details.ts'

/** Everything in which the browsers differ, as a table: one row here, one value in each browser's file. */
export interface Platform {
  readonly name: 'chromium' | 'firefox'
  /** Chromium hides Cookie and Set-Cookie without 'extraHeaders'; Firefox throws on it. */
  readonly requestOptions: readonly string[]
  readonly responseOptions: readonly string[]
  /** Where a rule's cookies are put into a request. */
  readonly wire: 'declarativeNetRequest' | 'blocking'
  /** Whether a listener wakes a sleeping background only when it is added again at the start with the very filter that it had (Firefox). */
  readonly wakesByFilter: boolean
  /** The value of one header as text: Firefox hands over byte strings. */
  readonly decode: (value: string) => string
  /** The name of a cookie of the cookies API as text: Firefox decodes its value, but not its name (seen in 153). */
  readonly cookieName: (name: string) => string
  /** The inverse: a name as `cookies.set` takes it. */
  readonly nameForApi: (name: string) => string
  /** Text as a header value that the browser takes. */
  readonly encode: (text: string) => string
  /** Single Set-Cookie lines: Firefox joins them in one entry. */
  readonly splitSetCookie: (value: string) => readonly string[]
  readonly initiator: (details: Details) => string | null
  /** URL of the page in the tab, as far as the event itself tells. */
  readonly topUrl: (details: Details) => string | null
  /** What `cookies.getAll` needs beside the filter, to find partitioned cookies too. */
  readonly everyPartition: Readonly<Record<string, unknown>>
  /** What `cookies.set` needs beside a cookie's attributes to reach the very jar it lives in. */
  readonly firstParty: (domain: string | undefined) => Readonly<Record<string, unknown>>
  /** What to ask for beside a pattern so that its WebSockets are seen: in Chromium `*` stands for http and https only (seen in 156). */
  readonly socketsOf: (pattern: string) => readonly string[]
  /** Opens the surface beside the page. Must be called while a click or a shortcut is handled. */
  readonly openBeside: (windowId: number) => Promise<void>
  /** Whether the browser asks the person before an extension may add a panel to its developer tools. */
  readonly asksForDevTools: boolean
  /** The same text, as small as it can be stored: what Firefox hands over takes two bytes a character, ASCII too (seen in 153). */
  readonly narrow: (text: string) => string
  readonly storeId: (details: Details) => string | null
  /** Whether all windows that we see share one jar: nobody has to be asked which. */
  readonly oneJar: boolean
}
