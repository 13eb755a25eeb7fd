import type { JarCookie } from './jar-cookie.ts'
import { jarKey } from './jar-key.ts'
import type { Journal, JournalEntry } from './journal.ts'

/** The journal as it is stored. `tabs`: the tabs that were open then, by which a later start knows the browser's session again. */
export interface StoredJournal {
  readonly version: 1
  readonly tabs: readonly number[]
  readonly entries: readonly JournalEntry[]
}

export function toStored(journal: Journal, tabs: readonly number[]): StoredJournal {
  return { version: 1, tabs, entries: [...journal.values()] }
}

/** @returns null when it is no journal of a form we know; entries that are none are left out and counted */
export function fromStored(stored: unknown): { journal: Journal; tabs: readonly number[]; lost: number } | null {
  if (!isRecord(stored) || stored['version'] !== 1 || !Array.isArray(stored['entries'])) return null
  const tabs: unknown[] = Array.isArray(stored['tabs']) ? stored['tabs'] : []
  const entries = stored['entries'].filter(isEntry)
  return {
    journal: new Map(entries.map((entry) => [jarKey(entry.cookie), entry])),
    tabs: tabs.filter((tab) => typeof tab === 'number'),
    lost: stored['entries'].length - entries.length,
  }
}

function isEntry(entry: unknown): entry is JournalEntry {
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
