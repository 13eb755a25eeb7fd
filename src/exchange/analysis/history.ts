import { keyOfPartial, type PartialCookieKey, sameKey } from '../../cookie/cookie-key.ts'
import { pathMatch } from '../../cookie/path-match.ts'
import { splitUrl } from '../../cookie/url.ts'
import type { LoggedChange } from '../../jar/logged-change.ts'
import { type TextDifference, textDifference } from '../../text/text-difference.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { Exchange } from '../model/exchange.ts'
import { type CookieEvent, cookieEvents } from './cookie-events.ts'

/** One event in a cookie's history. */
export interface HistoryEntry {
  readonly kind: Verdict['outcome'] | 'sent'
  readonly by: CookieEvent['by'] | 'request'
  /** ms since the epoch */
  readonly at: number
  /** `seq` of the exchange; null for a change without a response. */
  readonly seq: number | null
  /** Number of the logged change; null for an exchange. */
  readonly change: number | null
  readonly url: string | null
  /** null: no cookie; undefined: not known. Missing for a cookie that was sent. */
  readonly old?: string | null | undefined
  /** null: the cookie was deleted. */
  readonly value: string | null
  /** Where the old and the new value differ; null when only one exists. */
  readonly difference: TextDifference | null
  readonly verdict: Verdict | null
  /** Consecutive requests that sent the same value share one entry: the number of requests, and the last of them. */
  readonly times: number
  readonly lastAt: number
  readonly lastSeq: number | null
}

/**
 * Lists every time a cookie was set, replaced, deleted, refused or sent, oldest first. `exchanges` must be in ascending
 * order of `seq`.
 */
export function historyOf(
  place: PartialCookieKey,
  exchanges: readonly Exchange[],
  changes: readonly LoggedChange[],
): HistoryEntry[] {
  const key = keyOfPartial(place)
  const named = exchanges.filter(({ received }) => received.some(({ name }) => name === place.name))
  const set = cookieEvents(
    named,
    changes.filter(({ cookie }) => cookie.name === place.name),
  ).filter((event) => sameKey(keyOfPartial(event.place), key))
  const entries = [...setEntries(set), ...sentEntries(place, exchanges)]
  // A request's cookies come before those that its response sets.
  return joinSent(entries.sort((a, b) => a.at - b.at || (a.seq ?? 0) - (b.seq ?? 0) || Number(b.kind === 'sent') - 1))
}

function setEntries(events: readonly CookieEvent[]): HistoryEntry[] {
  let last: string | null | undefined
  return events.map(({ at, outcome, by, old, value, exchange, change, verdict }) => {
    // The previous value is in the event; otherwise it is the one that the event before it left.
    const before = old === undefined ? last : old
    if (outcome !== 'blocked' && outcome !== 'unknown') last = value
    return {
      kind: outcome,
      by,
      at,
      seq: exchange?.seq ?? null,
      change: change?.seq ?? null,
      url: exchange?.url ?? null,
      old: before,
      value,
      difference: before == null || value === null || before === value ? null : textDifference(before, value),
      verdict,
      times: 1,
      lastAt: at,
      lastSeq: exchange?.seq ?? null,
    }
  })
}

function sentEntries(place: PartialCookieKey, exchanges: readonly Exchange[]): HistoryEntry[] {
  const entries: HistoryEntry[] = []
  for (const { seq, url, startedAt, sent, storeId } of exchanges) {
    const found = sent.cookies.find(({ name }) => name === place.name)
    if (!found || !reaches(place, url, storeId)) continue
    entries.push({
      kind: 'sent',
      by: 'request',
      at: startedAt,
      seq,
      change: null,
      url,
      value: found.value,
      difference: null,
      verdict: null,
      times: 1,
      lastAt: startedAt,
      lastSeq: seq,
    })
  }
  return entries
}

/**
 * Returns whether a request to the URL can carry this cookie. A Cookie header holds only names and values, so the URL
 * must decide.
 */
function reaches({ domain, path, storeId }: PartialCookieKey, url: string, store: string | null): boolean {
  if (store !== null && storeId !== undefined && store !== storeId) return false
  const { host, path: requestPath } = splitUrl(url)
  const fits = domain.startsWith('.') ? `.${host}`.endsWith(domain) : host === domain
  return fits && pathMatch(requestPath, path)
}

function joinSent(entries: readonly HistoryEntry[]): HistoryEntry[] {
  const joined: HistoryEntry[] = []
  for (const entry of entries) {
    const last = joined.at(-1)
    if (last?.kind === 'sent' && entry.kind === 'sent' && last.value === entry.value) {
      joined[joined.length - 1] = { ...last, times: last.times + 1, lastAt: entry.at, lastSeq: entry.seq }
    } else joined.push(entry)
  }
  return joined
}
