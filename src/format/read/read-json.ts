import type { Gathering } from '../gathering.ts'
import type { PasteFormat } from '../paste.ts'
import { field, isRecord, itemsOf, type RecordTerm, type Term, textOf } from '../syntax/term.ts'
import { COOKIE_FIELDS, type CookieFields, looksLikeCookie, readCookieRecord } from './cookie-record.ts'
import { readDict } from './read-dict.ts'
import { readHar } from './read-har.ts'
import { isProfile, readProfiles } from './read-modheader.ts'
import { readOwn } from './read-own.ts'
import { readPostman } from './read-postman.ts'

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

/** JSON of any tool, told apart by its fields; an object that is none of them is a dict of cookies. */
export function readJson(term: Term, gathering: Gathering): PasteFormat {
  if (isRecord(term)) return readObject(term, gathering)
  const items = itemsOf(term)
  const [first] = items
  if (isProfile(first)) {
    readProfiles(items, gathering)
    return 'modheader'
  }
  if (first?.kind === 'list') {
    readDict(term, gathering)
    return 'dict'
  }
  return readCookies(items, gathering)
}

function readObject(object: RecordTerm, gathering: Gathering): PasteFormat {
  const cookies = field(object, 'cookies')
  if (field(object, 'crumbline')) {
    readOwn(object, gathering)
    return 'crumbline'
  }
  const log = field(object, 'log')
  if (isRecord(log) && field(log, 'entries')?.kind === 'list') {
    readHar(object, gathering)
    return 'har'
  }
  if (isRecord(field(object, 'info')) && field(object, 'item')?.kind === 'list') {
    readPostman(object, gathering)
    return 'postman'
  }
  if (isProfile(object)) {
    readProfiles([object], gathering)
    return 'modheader'
  }
  if (cookies?.kind === 'list' && field(object, 'origins')?.kind === 'list') {
    readStorageState(object, gathering)
    return 'storage-state'
  }
  if (cookies?.kind === 'list') {
    const url = textOf(field(object, 'url'))
    if (url) gathering.describe({ url })
    return readCookies(cookies.items, gathering)
  }
  // CDP's answer as it travels.
  const result = field(object, 'result')
  if (isRecord(result) && field(result, 'cookies')?.kind === 'list') return readObject(result, gathering)
  if (looksLikeCookie(object) && object.entries.length > 2) return readCookies([object], gathering)
  readDict(object, gathering)
  return 'dict'
}

/** Playwright. Its `domain` keeps the leading dot of a domain cookie. */
function readStorageState(object: RecordTerm, gathering: Gathering): void {
  for (const cookie of itemsOf(field(object, 'cookies'))) readCookieRecord(cookie, gathering)
  if (itemsOf(field(object, 'origins')).length > 0) gathering.lose('storage-not-carried')
  if (field(object, 'credentials')) gathering.lose('passkeys-not-carried')
}

function readCookies(items: readonly Term[], gathering: Gathering): PasteFormat {
  const format = formatOf(items.filter(isRecord).find(looksLikeCookie))
  const names = format === 'cookie-quick-manager' ? COOKIE_QUICK_MANAGER : COOKIE_FIELDS
  for (const item of items) readCookieRecord(item, gathering, names)
  return format
}

/** By the fields of one cookie: the browsers' own API has `expirationDate` and `session`, WebDriver `expiry`, CDP `expires`. */
function formatOf(cookie: RecordTerm | undefined): PasteFormat {
  const names = new Set(cookie?.entries.map(({ name }) => name))
  if (names.has('Name raw')) return 'cookie-quick-manager'
  if (names.has('expirationDate') || names.has('hostOnly') || names.has('storeId')) return 'extension-json'
  if (names.has('expires') || names.has('sourceScheme') || names.has('size')) return 'devtools-json'
  const sameSite = cookie ? textOf(field(cookie, 'sameSite')) : null
  return names.has('expiry') || /^(?:None|Lax|Strict)$/.test(sameSite ?? '') ? 'webdriver-json' : 'extension-json'
}
