import type { JarCookie } from '../jar/jar-cookie.ts'
import type { RuleInput } from '../rules/model/rule.ts'

/** What a pasted text can be. Closed list; the words live in `_locales`. */
export const PASTE_FORMATS = [
  /** `a=1; b=2`, or one a line */
  'pairs',
  'cookie-header',
  'set-cookie',
  /** Header lines of a request or response, with or without its first line. */
  'header-lines',
  /** A dict of Python, or its cousins of JSON and JavaScript. */
  'dict',
  'python',
  'fetch',
  'curl',
  'powershell',
  /** cookies.txt */
  'netscape',
  /** libwww-perl's jar */
  'set-cookie3',
  /** A list of cookies as the extensions' `cookies` API has them: Cookie-Editor, EditThisCookie, Cookie manager, Get cookies.txt, ... */
  'extension-json',
  'cookie-quick-manager',
  /** Playwright's storageState */
  'storage-state',
  /** Puppeteer and CDP */
  'devtools-json',
  /** Selenium and WebDriver */
  'webdriver-json',
  'har',
  'postman',
  'modheader',
  /** Our own. */
  'crumbline',
] as const
export type PasteFormat = (typeof PASTE_FORMATS)[number]

/** Why a part of the text was not understood. Closed list; sentences live in `_locales`. */
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
  /** Where in the text, as an offset. */
  readonly at: number
  /** What stands there, shortened. */
  readonly near: string
}

/** What the text holds and a cookie of ours can't carry, or could not be told. Closed list; sentences live in `_locales`. */
export const LOSS_CODES = [
  /** `curl -b FILE`: the command names a file of cookies, which is not here. */
  'cookie-file-not-read',
  /** Another file that a command reads (`-K`, `-H @file`). */
  'file-not-read',
  /** "Copy as fetch" leaves the cookies out. */
  'cookies-not-copied',
  'headers-not-carried',
  'body-not-carried',
  /** More than one request: the cookies of the first are taken. */
  'other-requests-not-read',
  'same-site-unknown',
  /** `no_restriction` without Secure: old Firefox wrote it for "no attribute". Taken as unspecified. */
  'same-site-ambiguous',
  'expiry-unreadable',
  'partition-unreadable',
  /** A cookie store (container, profile) of another machine. */
  'store-not-carried',
  'first-party-domain-not-carried',
  'priority-not-carried',
  'source-not-carried',
  /** localStorage and its like, beside the cookies. */
  'storage-not-carried',
  'passkeys-not-carried',
  /** Attributes of a Set-Cookie line that no browser knows. */
  'attribute-unknown',
  /** A rule of another tool is narrower, or does more, than what was taken over. */
  'filters-not-carried',
  /** The column that says "subdomains too" contradicts the domain's leading dot: the dot is believed. */
  'domain-contradictory',
] as const
export type LossCode = (typeof LOSS_CODES)[number]

/** A cookie as the text gives it. What the text does not say is left out. */
export interface PastedCookie {
  readonly name: string
  /** null: leave this cookie out of requests */
  readonly value: string | null
  /** Where it stands in the text, as an offset. */
  readonly at: number
  /** Lower case, without a leading dot. */
  readonly domain?: string
  /** False: subdomains get it too. */
  readonly hostOnly?: boolean
  readonly path?: string
  readonly secure?: boolean
  readonly httpOnly?: boolean
  readonly sameSite?: JarCookie['sameSite']
  /** ms since the epoch; null: until the browser closes */
  readonly expires?: number | null
  /** Seconds; beats `expires`. */
  readonly maxAge?: number
  readonly partitionKey?: { readonly topLevelSite: string; readonly hasCrossSiteAncestor?: boolean }
  /** As the text has it: it names a store of the browser that wrote it. */
  readonly storeId?: string
  /** The store's (container's) name for people. */
  readonly storeName?: string
  readonly firstPartyDomain?: string
}

/** What was understood of a pasted text, what was not, and what can't be carried. The good part is kept when some of it is bad. */
export interface Paste {
  readonly format: PasteFormat
  readonly cookies: readonly PastedCookie[]
  /** The request that the text describes. */
  readonly request: { readonly url?: string; readonly method?: string } | null
  /** Rules of another tool, as ours. They are not checked: `validateRule` says what is wrong with them. */
  readonly rules: readonly RuleInput[]
  readonly problems: readonly PasteProblem[]
  /** Each once, in the order of LOSS_CODES. */
  readonly lost: readonly LossCode[]
}
