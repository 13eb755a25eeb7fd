import type { PasteBuilder } from '../paste-builder.ts'
import { field, isRecord, itemsOf, type RecordTerm, type Term, textOf } from '../syntax/term.ts'
import { COOKIE_FIELDS, type CookieFields, looksLikeCookie, readCookieRecord } from './cookie-record.ts'

const COOKIE_QUICK_MANAGER: CookieFields = {
  name: 'Name raw',
  value: 'Content raw',
  domain: ['Host raw'],
  path: 'Path raw',
  secure: 'Send for raw',
  httpOnly: 'HTTP only raw',
  sameSite: ['SameSite raw'],
  expires: ['Expires raw'],
  hostOnly: 'This domain only raw',
}

/** Formats that list cookies as objects. They differ only in the names of a cookie's fields. */
export type CookieListFormat = 'extension-json' | 'cookie-quick-manager' | 'devtools-json' | 'webdriver-json'

/** A list of cookies: alone, in the field `cookies` of an object, or a single cookie without a list. */
export interface CookieList {
  readonly format: CookieListFormat
  readonly cookies: readonly Term[]
  /** The URL that the object states for all its cookies. */
  readonly url: string | null
}

/** Checks only the shape. @returns null when the term is something else */
export function cookieListOf(term: Term): CookieList | null {
  if (!isRecord(term)) {
    const items = itemsOf(term)
    // A list of lists is a dict written as pairs.
    return items[0]?.kind === 'list' ? null : listOf(items)
  }
  const cookies = field(term, 'cookies')
  if (cookies?.kind === 'list') return listOf(cookies.items, textOf(field(term, 'url')))
  return looksLikeCookie(term) && term.entries.length > 2 ? listOf([term]) : null
}

export function readCookieList({ format, cookies, url }: CookieList, paste: PasteBuilder): void {
  if (url) paste.describeRequest({ url })
  const names = format === 'cookie-quick-manager' ? COOKIE_QUICK_MANAGER : COOKIE_FIELDS
  for (const cookie of cookies) readCookieRecord(cookie, paste, names)
}

function listOf(cookies: readonly Term[], url: string | null = null): CookieList {
  return { format: formatOf(cookies.filter(isRecord).find(looksLikeCookie)), cookies, url }
}

/**
 * Detects the format from the fields of one cookie: the browsers' API has `expirationDate` and `session`, WebDriver
 * `expiry`, CDP `expires`.
 */
function formatOf(cookie: RecordTerm | undefined): CookieListFormat {
  const names = new Set(cookie?.entries.map(({ name }) => name))
  if (names.has('Name raw')) return 'cookie-quick-manager'
  if (names.has('expirationDate') || names.has('hostOnly') || names.has('storeId')) return 'extension-json'
  if (names.has('expires') || names.has('sourceScheme') || names.has('size')) return 'devtools-json'
  const sameSite = cookie ? textOf(field(cookie, 'sameSite')) : null
  return names.has('expiry') || /^(?:None|Lax|Strict)$/.test(sameSite ?? '') ? 'webdriver-json' : 'extension-json'
}
