import { keyOfPartial, type PartialCookieKey, sameKey } from '../../cookie/cookie-key.ts'
import { pathMatch } from '../../cookie/path-match.ts'
import { splitUrl } from '../../cookie/url.ts'
import type { LoggedChange } from '../../jar/logged-change.ts'
import { type TextDifference, textDifference } from '../../text/text-difference.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { Exchange } from '../model/exchange.ts'
import { type CookieEvent, cookieEvents } from './cookie-events.ts'

/** One step in the life of a cookie. */
export interface HistoryEntry {
  readonly kind: Verdict['outcome'] | 'sent'
  readonly by: CookieEvent['by'] | 'request'
  /** ms since the epoch */
  readonly at: number
  /** Number of the exchange; null for a change with no response behind it. */
  readonly seq: number | null
  /** Number of that change. */
  readonly change: number | null
  readonly url: string | null
  /** null: nothing was there; undefined: not known. Of what was sent: left out. */
  readonly old?: string | null | undefined
  /** null: it was deleted. */
  readonly value: string | null
  /** Where old and new value differ; null when there is one only. */
  readonly difference: TextDifference | null
  readonly verdict: Verdict | null
  /** Requests one after the other that sent the same value are one entry: how many, and the last of them. */
  readonly times: number
  readonly lastAt: number
  readonly lastSeq: number | null
}

/** Every time a cookie was set, replaced, deleted, refused or sent, oldest first. `exchanges` in ascending order of `seq`. */
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
  // What a request sends comes before what its response sets.
  return joinSent(entries.sort((a, b) => a.at - b.at || (a.seq ?? 0) - (b.seq ?? 0) || Number(b.kind === 'sent') - 1))
}

function setEntries(events: readonly CookieEvent[]): HistoryEntry[] {
  let last: string | null | undefined
  return events.map(({ at, outcome, by, old, value, exchange, change, verdict }) => {
    // What the jar held is known from the event, or from the one before it.
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

/** A Cookie header tells names and values only: whether it can be this cookie is told by the URL. */
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
