import type { Exchange } from '../../../src/exchange/exchange.ts'
import type { Filter } from '../../../src/exchange/filter.ts'
import { matchFilter } from '../../../src/exchange/match-filter.ts'
import { parseFilter } from '../../../src/exchange/parse-filter.ts'

export { parseFilter }

/** What is searched for. */
export interface Search {
  readonly filter: Filter
  /** null: all fit */
  readonly matches: ((exchange: Exchange) => boolean) | null
}

/** ms. A key that is pressed meanwhile waits no longer than this. */
const SLICE = 8

/**
 * Looks through the log in slices, so that typing goes on; what fits is remembered, and what comes later is looked at by itself.
 * @param isWanted false once something else is searched for
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
  const fits = matchFilter(filter, siteOf)
  const known = new WeakMap<Exchange, boolean>()
  const matches = (one: Exchange): boolean => {
    const before = known.get(one)
    if (before !== undefined) return before
    const fit = fits(one)
    known.set(one, fit)
    return fit
  }
  let until = performance.now() + SLICE
  for (const one of exchanges) {
    matches(one)
    if (performance.now() < until) continue
    await new Promise((resolve) => setTimeout(resolve))
    if (!isWanted()) return null
    until = performance.now() + SLICE
  }
  return { filter, matches }
}
