import type { JarCookie } from '../jar/jar-cookie.ts'
import type { RuleInput } from '../rules/model/rule.ts'

/** Formats of pasted texts. Closed list; the words are in `_locales`, as `format_…`. */
export const PASTE_FORMATS = [
  /** `a=1; b=2`, or one pair a line. */
  'pairs',
  'cookie-header',
  'set-cookie',
  /** Header lines of a request or response, with its first line or without. */
  'header-lines',
  /** A dict of Python, or an object of JSON or JavaScript. */
  'dict',
  'python',
  'fetch',
  'curl',
  'powershell',
  /** cookies.txt. */
  'netscape',
  /** The jar of libwww-perl. */
  'set-cookie3',
  /**
   * A list of cookies as in the extensions' `cookies` API: Cookie-Editor, EditThisCookie, Cookie manager, Get
   * cookies.txt, ...
   */
  'extension-json',
  'cookie-quick-manager',
  /** Playwright's storageState. */
  'storage-state',
  /** Puppeteer and CDP. */
  'devtools-json',
  /** Selenium and WebDriver. */
  'webdriver-json',
  'har',
  'postman',
  'modheader',
  /** Crumbline's own format. */
  'crumbline',
] as const
export type PasteFormat = (typeof PASTE_FORMATS)[number]

/** Why a part of the text was not understood. Closed list; the sentences are in `_locales`, as `paste_…`. */
export const PASTE_PROBLEMS = [
  'no-equals-sign',
  'name-empty',
  'name-repeated',
  'text-unfinished',
  'dict-unfinished',
  'escape-unreadable',
  'not-expected-here',
  'value-is-no-text',
  'variable-unknown',
  'too-deep',
  'no-cookie',
  'no-cookies-here',
  'columns-wrong',
  'format-unknown',
  'too-many',
  'too-long',
] as const
export type PasteProblemCode = (typeof PASTE_PROBLEMS)[number]

export interface PasteProblem {
  readonly code: PasteProblemCode
  /** Offset in the text. */
  readonly at: number
  /** The text there, shortened. */
  readonly near: string
}

/**
 * What a text has and a cookie of ours can't carry, or what is unknown. Closed list; the sentences are in `_locales`,
 * as `loss_…`.
 */
export const LOSS_CODES = [
  /** `curl -b FILE`: the command reads its cookies from a file. */
  'cookie-file-not-read',
  /** The command reads another file (`-K`, `-H @file`). */
  'file-not-read',
  /** "Copy as fetch" leaves out the cookies. */
  'cookies-not-copied',
  'headers-not-carried',
  'body-not-carried',
  /** Only the cookies of the first request are read. */
  'other-requests-not-read',
  'same-site-unknown',
  /**
   * `no_restriction` without Secure: older Firefox wrote it for a cookie without the attribute. Read as unspecified.
   */
  'same-site-ambiguous',
  'expiry-unreadable',
  'partition-unreadable',
  /** A cookie store (container, profile) of another browser. */
  'store-not-carried',
  'first-party-domain-not-carried',
  'priority-not-carried',
  'source-not-carried',
  /** localStorage and other storage beside the cookies. */
  'storage-not-carried',
  'passkeys-not-carried',
  /** Attributes of a Set-Cookie line that no browser knows. */
  'attribute-unknown',
  /** Another tool's rule is narrower or does more than the rule that was made of it. */
  'filters-not-carried',
  /** The column for subdomains contradicts the leading dot of the domain: the dot counts. */
  'domain-contradictory',
] as const
export type LossCode = (typeof LOSS_CODES)[number]

/** A cookie of the text. Fields that the text does not give are left out. */
export interface PastedCookie {
  readonly name: string
  /** null: leave the cookie out of requests. */
  readonly value: string | null
  /** Offset in the text. */
  readonly at: number
  /** Lower case, without a leading dot. */
  readonly domain?: string
  /** False: subdomains get the cookie too. */
  readonly hostOnly?: boolean
  readonly path?: string
  readonly secure?: boolean
  readonly httpOnly?: boolean
  readonly sameSite?: JarCookie['sameSite']
  /** ms since the epoch; null: a session cookie. */
  readonly expires?: number | null
  /** Seconds. Takes precedence over `expires`. */
  readonly maxAge?: number
  readonly partitionKey?: { readonly topLevelSite: string; readonly hasCrossSiteAncestor?: boolean }
  /** As in the text: it names a store of the browser that wrote it. */
  readonly storeId?: string
  /** Display name of the store (container). */
  readonly storeName?: string
  readonly firstPartyDomain?: string
}

/** What was understood of a pasted text, what was not, and what is lost. */
export interface Paste {
  readonly format: PasteFormat
  readonly cookies: readonly PastedCookie[]
  /** The request that the text describes. */
  readonly request: { readonly url?: string; readonly method?: string } | null
  /** Another tool's rules as rules of ours. They are not validated. */
  readonly rules: readonly RuleInput[]
  readonly problems: readonly PasteProblem[]
  /** Each code once, in the order of LOSS_CODES. */
  readonly lost: readonly LossCode[]
}
