import { parseSetCookie } from '../../../../src/cookie/parse-set-cookie.ts'
import { statedLifetime } from '../../../../src/cookie/stated-lifetime.ts'
import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import { linePlace } from '../../../../src/exchange/model/line-place.ts'

const DAY_SECONDS = 86_400
/** Each bucket with its longest lifetime, in seconds. */
const BUCKETS = [
  ['session', 0],
  ['day', DAY_SECONDS],
  ['week', 7 * DAY_SECONDS],
  ['month', 31 * DAY_SECONDS],
  ['year', 366 * DAY_SECONDS],
  ['longer', Number.POSITIVE_INFINITY],
] as const
export type Bucket = (typeof BUCKETS)[number][0]

/**
 * Counts cookies by lifetime. Each cookie counts once, as it was last set. Empty buckets are included, unless there are
 * no cookies at all.
 */
export function lifetimeBuckets(exchanges: readonly Exchange[]): { bucket: Bucket; count: number }[] {
  const last = new Map<string, Bucket>()
  for (const exchange of exchanges) {
    for (const received of exchange.received) {
      const key = JSON.stringify(linePlace(exchange, received))
      const { outcome } = received.verdict
      if (outcome === 'deleted') last.delete(key)
      if (outcome !== 'stored' && outcome !== 'replaced') continue
      const time = statedLifetime(parseSetCookie(received.line), exchange.respondedAt ?? exchange.startedAt)
      if (time.kind === 'session') last.set(key, 'session')
      if (time.kind === 'lasting') last.set(key, bucketOf(time.seconds))
    }
  }
  if (last.size === 0) return []
  const counts = [...last.values()]
  return BUCKETS.map(([bucket]) => ({ bucket, count: counts.filter((one) => one === bucket).length }))
}

function bucketOf(seconds: number): Bucket {
  return BUCKETS.find(([name, most]) => name !== 'session' && seconds <= most)?.[0] ?? 'longer'
}
