import { readExpiry } from '../expiry.ts'
import type { PastedCookie } from '../paste.ts'
import type { PasteBuilder } from '../paste-builder.ts'
import { readSameSite } from '../same-site.ts'
import { isRecord, type Term, textOf } from '../syntax/term.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** The field names of a cookie in a format. If there are several names, the first one present is used. */
export interface CookieFields {
  readonly name: string
  readonly value: string
  readonly domain: readonly string[]
  readonly path: string
  readonly secure: string
  readonly httpOnly: string
  readonly sameSite: readonly string[]
  readonly expires: readonly string[]
  readonly hostOnly: string
}

export const COOKIE_FIELDS: CookieFields = {
  name: 'name',
  value: 'value',
  // `host` is Firefox's internal name.
  domain: ['domain', 'host'],
  path: 'path',
  secure: 'secure',
  httpOnly: 'httpOnly',
  sameSite: ['sameSite', 'same_site', 'samesite'],
  // Cookie-Editor's import of cookies.txt writes `expiration`.
  expires: ['expirationDate', 'expires', 'expiry', 'expiration'],
  hostOnly: 'hostOnly',
}

/**
 * Reads one cookie object of any tool. Missing fields stay missing, and data that can't be carried is recorded as a loss.
 */
export function readCookieRecord(term: Term, paste: PasteBuilder, names: CookieFields = COOKIE_FIELDS): void {
  if (!isRecord(term)) return void paste.addProblem('no-cookie', term.at)
  const fields = new Map<string, Term>()
  for (const { name, term: value } of term.entries) if (!fields.has(name)) fields.set(name, value)
  const first = (aliases: readonly string[]) => aliases.map((one) => fields.get(one)).find((one) => one !== undefined)

  const name = textOf(fields.get(names.name))
  const value = textOf(fields.get(names.value))
  if (name === null || value === null) return void paste.addProblem('no-cookie', term.at)
  const cookie: Writable<PastedCookie> = { name, value, at: term.at }
  readDomainAndPath(cookie, first(names.domain), fields, names)
  const secure = flag(fields.get(names.secure))
  if (secure !== undefined) cookie.secure = secure
  const httpOnly = flag(fields.get(names.httpOnly))
  if (httpOnly !== undefined) cookie.httpOnly = httpOnly
  const sameSite = readSameSite(written(first(names.sameSite)), secure, paste)
  if (sameSite !== undefined) cookie.sameSite = sameSite
  readLifetime(cookie, first(names.expires), fields, paste)
  readStore(cookie, fields, paste)
  paste.add(cookie)
}

function readDomainAndPath(
  cookie: Writable<PastedCookie>,
  domain: Term | undefined,
  fields: ReadonlyMap<string, Term>,
  names: CookieFields,
): void {
  const written = textOf(domain)
  if (written !== null && written !== '') {
    const bare = written.replace(/^https?:\/\//i, '').replace(/[/:].*$/s, '')
    cookie.domain = bare.replace(/^\./, '').toLowerCase()
    cookie.hostOnly = flag(fields.get(names.hostOnly)) ?? !bare.startsWith('.')
  }
  const path = textOf(fields.get(names.path))
  if (path) cookie.path = path
}

function readLifetime(
  cookie: Writable<PastedCookie>,
  expires: Term | undefined,
  fields: ReadonlyMap<string, Term>,
  paste: PasteBuilder,
): void {
  if (flag(fields.get('session')) === true) {
    cookie.expires = null
    return
  }
  const text = written(expires)
  if (text !== undefined) {
    const read = readExpiry(text ?? '')
    if (read === undefined) paste.addLoss('expiry-unreadable')
    else cookie.expires = read
  }
  const maxAge = Number(textOf(fields.get('maxAge')) ?? Number.NaN)
  if (Number.isFinite(maxAge)) cookie.maxAge = maxAge
  // All of these formats leave out the expiry of a session cookie.
  else if (text === undefined) cookie.expires = null
}

function readStore(cookie: Writable<PastedCookie>, fields: ReadonlyMap<string, Term>, paste: PasteBuilder): void {
  const storeId = textOf(fields.get('storeId'))
  // '0' and 'firefox-default' are the default stores.
  if (storeId && storeId !== '0' && storeId !== 'firefox-default') {
    cookie.storeId = storeId
    paste.addLoss('store-not-carried')
  }
  const storeName = textOf(fields.get('storeName'))
  if (storeName) cookie.storeName = storeName
  const firstParty = textOf(fields.get('firstPartyDomain'))
  if (firstParty) {
    cookie.firstPartyDomain = firstParty
    paste.addLoss('first-party-domain-not-carried')
  }
  const priority = textOf(fields.get('priority'))
  if (priority && priority !== 'Medium') paste.addLoss('priority-not-carried')
  const scheme = textOf(fields.get('sourceScheme'))
  if (scheme && scheme !== 'Unset') paste.addLoss('source-not-carried')
  const partition = fields.get('partitionKey')
  if (partition) readPartition(cookie, partition, fields, paste)
  else if (flag(fields.get('partitionKeyOpaque'))) paste.addLoss('partition-unreadable')
}

/**
 * Reads four forms: a text; `topLevelSite` (CDP, extensions); `sourceOrigin` (Puppeteer); a second field next to it
 * (Playwright).
 */
function readPartition(
  cookie: Writable<PastedCookie>,
  partition: Term,
  fields: ReadonlyMap<string, Term>,
  paste: PasteBuilder,
): undefined {
  if (partition.kind === 'nothing') return
  const inner = isRecord(partition) ? new Map(partition.entries.map(({ name, term }) => [name, term])) : null
  const site = textOf(inner ? (inner.get('topLevelSite') ?? inner.get('sourceOrigin')) : partition)
  if (site === '' || (inner?.size === 0 && site === null)) return
  if (site === null || !/^https?:\/\/[^/]+$/i.test(site)) return paste.addLoss('partition-unreadable')
  const crossSite = flag(inner?.get('hasCrossSiteAncestor') ?? fields.get('_crHasCrossSiteAncestor'))
  cookie.partitionKey = {
    topLevelSite: site,
    ...(crossSite === undefined ? {} : { hasCrossSiteAncestor: crossSite }),
  }
}

/** Returns undefined when the field is missing, and null when it is null. */
function written(term: Term | undefined): string | null | undefined {
  if (term === undefined) return undefined
  return textOf(term)
}

/** Also accepts `true` and `false` as texts, and 1 and 0, as some tools write them. */
function flag(term: Term | undefined): boolean | undefined {
  if (term?.kind === 'boolean') return term.value
  const text = textOf(term)?.toLowerCase()
  if (text === 'true' || text === '1') return true
  return text === 'false' || text === '0' ? false : undefined
}

/** Returns whether an object has the fields of a cookie. */
export function looksLikeCookie(term: Term | undefined): boolean {
  if (!isRecord(term)) return false
  const names = new Set(term.entries.map(({ name }) => name))
  return (names.has('name') && names.has('value')) || names.has('Name raw')
}
