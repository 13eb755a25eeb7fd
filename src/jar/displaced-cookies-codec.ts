import { cookieKeyText } from '../cookie/cookie-key.ts'
import type { DisplacedCookie, DisplacedCookies } from './displaced-cookies.ts'
import type { JarCookie } from './jar-cookie.ts'

/** The stored form of displaced cookies. A later start recognizes the browser session by the tabs that were open. */
interface StoredForm {
  readonly version: 1
  readonly tabs: readonly number[]
  readonly entries: readonly StoredEntry[]
}

interface StoredEntry {
  readonly cookie: JarCookie
  readonly original: JarCookie | null
  /** The stored name of `override`. */
  readonly held: string | null
  /** The stored name of `earlierOverrides`. */
  readonly past: readonly string[]
  /** The stored name of `restoredAt`. */
  readonly back: number | null
}

export function toStored(displaced: DisplacedCookies, tabs: readonly number[]): StoredForm {
  return { version: 1, tabs, entries: [...displaced.values()].map(toStoredEntry) }
}

/**
 * Reads the stored form. Malformed entries are left out and counted as `lost`.
 * @returns null when it has no known version
 */
export function fromStored(
  stored: unknown,
): { displaced: DisplacedCookies; tabs: readonly number[]; lost: number } | null {
  if (!isRecord(stored) || stored['version'] !== 1 || !Array.isArray(stored['entries'])) return null
  const tabs: unknown[] = Array.isArray(stored['tabs']) ? stored['tabs'] : []
  const entries = stored['entries'].filter(isEntry)
  return {
    displaced: new Map(entries.map((entry) => [cookieKeyText(entry.cookie), fromStoredEntry(entry)])),
    tabs: tabs.filter((tab) => typeof tab === 'number'),
    lost: stored['entries'].length - entries.length,
  }
}

function toStoredEntry({ cookie, original, override, earlierOverrides, restoredAt }: DisplacedCookie): StoredEntry {
  return { cookie, original, held: override, past: earlierOverrides, back: restoredAt }
}

function fromStoredEntry({ cookie, original, held, past, back }: StoredEntry): DisplacedCookie {
  return { cookie, original, override: held, earlierOverrides: past, restoredAt: back }
}

function isEntry(entry: unknown): entry is StoredEntry {
  if (!isRecord(entry)) return false
  const { cookie, original, held, past, back } = entry
  return (
    isCookie(cookie) &&
    (original === null || isCookie(original)) &&
    (held === null || typeof held === 'string') &&
    Array.isArray(past) &&
    past.every((value) => typeof value === 'string') &&
    (back === null || typeof back === 'number')
  )
}

function isCookie(cookie: unknown): cookie is JarCookie {
  if (!isRecord(cookie)) return false
  const texts = ['name', 'value', 'domain', 'path', 'storeId', 'sameSite']
  const flags = ['hostOnly', 'secure', 'httpOnly', 'session']
  return (
    texts.every((field) => typeof cookie[field] === 'string') &&
    flags.every((field) => typeof cookie[field] === 'boolean') &&
    (cookie['expirationDate'] === undefined || typeof cookie['expirationDate'] === 'number')
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
