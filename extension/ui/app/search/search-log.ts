import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import type { Filter } from '../../../../src/exchange/query/filter.ts'
import { matchFilter } from '../../../../src/exchange/query/match-filter.ts'
import { parseFilter } from '../../../../src/exchange/query/parse-filter.ts'

export { parseFilter }

/** A query, and which exchanges match it. */
export interface Search {
  readonly filter: Filter
  /** null: every exchange matches */
  readonly matches: ((exchange: Exchange) => boolean) | null
}

/** How long the search runs before it lets the browser handle a key. */
const SLICE_MS = 8

/**
 * Searches the log in slices, so that typing goes on meanwhile. The result remembers which exchanges match; one that comes
 * later is tested when it is asked about.
 * @param isWanted returns false once somebody searches for something else
 * @returns null when it is no longer wanted
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
