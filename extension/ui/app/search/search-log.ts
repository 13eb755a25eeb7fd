import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import type { Filter } from '../../../../src/exchange/query/filter.ts'
import { matchFilter } from '../../../../src/exchange/query/match-filter.ts'
import { parseFilter } from '../../../../src/exchange/query/parse-filter.ts'

export { parseFilter }

/** A query, and a test for the exchanges that match it. */
export interface Search {
  readonly filter: Filter
  /** null: every exchange matches */
  readonly matches: ((exchange: Exchange) => boolean) | null
}

/** The longest time the search runs before the browser may handle a key. */
const SLICE_MS = 8

/**
 * Searches the log in slices, so that typing is not blocked. The result remembers which exchanges match; later exchanges
 * are tested on demand.
 * @param isWanted returns false once the query has changed
 * @returns null when the query has changed
 */
export async function searchLog(
  text: string,
  exchanges: readonly Exchange[],
  siteOf: (url: string) => string,
  isWanted: () => boolean,
): Promise<Search | null> {
  const { filter } = parseFilter(text)
  if (filter.length === 0) return { filter, matches: null }
  const test = matchFilter(filter, siteOf)
  const known = new WeakMap<Exchange, boolean>()
  const matches = (one: Exchange): boolean => {
    const before = known.get(one)
    if (before !== undefined) return before
    const result = test(one)
    known.set(one, result)
    return result
  }
  let sliceEnd = performance.now() + SLICE_MS
  for (const one of exchanges) {
    matches(one)
    if (performance.now() < sliceEnd) continue
    await new Promise((resolve) => setTimeout(resolve))
    if (!isWanted()) return null
    sliceEnd = performance.now() + SLICE_MS
  }
  return { filter, matches }
}
