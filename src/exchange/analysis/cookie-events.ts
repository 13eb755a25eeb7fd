import type { PartialCookieKey } from '../../cookie/cookie-key.ts'
import { parseSetCookie } from '../../cookie/parse-set-cookie.ts'
import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { ChangedBy, LoggedChange } from '../../jar/logged-change.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { effectiveLine } from '../model/effective-line.ts'
import type { Exchange } from '../model/exchange.ts'
import { linePlace } from '../model/line-place.ts'

/** One event of a cookie: a Set-Cookie line (even one that had no effect), or a change of the jar without a response. */
export interface CookieEvent {
  /** ms since the epoch */
  readonly at: number
  readonly place: PartialCookieKey
  readonly outcome: Verdict['outcome']
  readonly by: 'response' | ChangedBy
  /** The value before; null: no cookie; undefined: not known. */
  readonly old: string | null | undefined
  /** The new value; null: the cookie was deleted. */
  readonly value: string | null
  /** The exchange whose line set the cookie; null: no response caused it. */
  readonly exchange: Exchange | null
  readonly line: string | null
  readonly verdict: Verdict | null
  /** The change of the jar; null for a line of an exchange. */
  readonly change: LoggedChange | null
}

/** Lists all events of cookies in chronological order. */
export function cookieEvents(exchanges: Iterable<Exchange>, changes: Iterable<LoggedChange>): CookieEvent[] {
  const events: CookieEvent[] = []
  for (const exchange of exchanges) {
    for (const received of exchange.received) {
      const { line, verdict, was } = received
      // The jar received the line as the rules changed it. A dropped line still names the cookie that it was meant for.
      const taken = effectiveLine(received) ?? line
      const value = taken === line ? received.value : parseSetCookie(taken).value
      const gone = verdict.outcome === 'deleted' || verdict.outcome === 'ignored'
      events.push({
        at: exchange.respondedAt ?? exchange.startedAt,
        place: linePlace(exchange, { line: taken }),
        outcome: verdict.outcome,
        by: 'response',
        old: was,
        value: gone ? null : value,
        exchange,
        line,
        verdict,
        change: null,
      })
    }
  }
  for (const change of changes) events.push(ofChange(change))
  // `sort` is stable: events of the same moment keep their order.
  return events.sort((a, b) => a.at - b.at)
}

function ofChange(change: LoggedChange): CookieEvent {
  const { at, removed, cookie, before, by } = change
  return {
    at,
    place: partialKeyOf(cookie),
    outcome: removed ? 'deleted' : before ? 'replaced' : 'stored',
    by,
    old: before === undefined ? (removed ? cookie.value : undefined) : (before?.value ?? null),
    value: removed ? null : cookie.value,
    exchange: null,
    line: null,
    verdict: null,
    change,
  }
}

export function partialKeyOf({ name, domain, path, storeId, partitionKey }: JarCookie): PartialCookieKey {
  return { name, domain, path, storeId, topLevelSite: partitionKey?.topLevelSite ?? '' }
}
