import type { JarCookie } from '../jar/jar-cookie.ts'
import type { RuleInput } from '../rules/model/rule.ts'

/** Formats of pasted texts. Closed list; each has a name `format_…` in `_locales`. */
export const PASTE_FORMATS = [
  /** `a=1; b=2`, or one pair per line. */
  'pairs',
  'cookie-header',
  'set-cookie',
  /** Header lines of a request or response, with or without its first line. */
  'header-lines',
  /** A Python dict, or an object in JSON or JavaScript. */
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

/** Why a part of the text was not understood. Closed list; each code has a message `paste_…` in `_locales`. */
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
  /** The text at that offset, shortened. */
  readonly near: string
}

/**
 * Data in the text that our cookies can't carry, or that is unknown. Closed list; each code has a message `loss_…` in
 * `_locales`.
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
   * `no_restriction` without Secure is read as unspecified, because older Firefox wrote it for a cookie without the
   * attribute.
   */
  'same-site-ambiguous',
  'expiry-unreadable',
  'partition-unreadable',
  /** A cookie store (container, profile) of another browser. */
  'store-not-carried',
  'first-party-domain-not-carried',
  'priority-not-carried',
  'source-not-carried',
  /** localStorage and other storage in addition to the cookies. */
  'storage-not-carried',
  'passkeys-not-carried',
  /** Attributes of a Set-Cookie line that no browser knows. */
  'attribute-unknown',
  /** Another tool's rule matches fewer requests, or does more, than the rule that was made from it. */
  'filters-not-carried',
  /** The column for subdomains contradicts the leading dot of the domain. The dot is used. */
  'domain-contradictory',
] as const
export type LossCode = (typeof LOSS_CODES)[number]

/** A cookie in the text. Fields that the text lacks are missing. */
export interface PastedCookie {
  readonly name: string
  /** null: leave the cookie out of requests. */
  readonly value: string | null
  /** Offset in the text. */
  readonly at: number
  /** Lower case, without a leading dot. */
  readonly domain?: string
  /** False: the cookie is sent to subdomains too. */
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
  /** As written in the text: it names a store of the browser that wrote it. */
  readonly storeId?: string
  /** Display name of the store (container). */
  readonly storeName?: string
  readonly firstPartyDomain?: string
}

/** The result of reading a pasted text: what was understood, what was not, and what is lost. */
export interface Paste {
  readonly format: PasteFormat
  readonly cookies: readonly PastedCookie[]
  /** The request that the text describes. */
  readonly request: { readonly url?: string; readonly method?: string } | null
  /** Another tool's rules converted to ours. They are not validated. */
  readonly rules: readonly RuleInput[]
  readonly problems: readonly PasteProblem[]
  /** Each code at most once, in the order of LOSS_CODES. */
  readonly lost: readonly LossCode[]
}
