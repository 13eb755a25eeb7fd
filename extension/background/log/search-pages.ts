import type { EncodedExchange } from '../../../src/exchange/codec/encoded-exchange.ts'
import type { Page } from '../../../src/exchange/codec/page-index.ts'
import type { Exchange } from '../../../src/exchange/model/exchange.ts'
import type { LogEntry } from '../../../src/exchange/model/log-entry.ts'
import { containsIgnoringCase } from '../../../src/exchange/query/contains-ignoring-case.ts'
import { type ExchangeQuery, fits } from '../../../src/exchange/query/query.ts'
import { isNotLoaded, type PageStore } from './page-store.ts'

/** Number of pages that a search reads in one storage call. More would make a long task. */
const READ_AT_ONCE = 12

export interface PageSearch {
  readonly query: ExchangeQuery
  /** A further test of each exchange that matches the query. */
  readonly test?: ((exchange: Exchange) => boolean) | undefined
  /** Lower-case texts (`requiredSubstrings`). A page that lacks one, ignoring case, is not decoded. */
  readonly substrings?: readonly string[] | undefined
}

/**
 * Finds exchanges, newest page first, until the query's limit is reached.
 * @param all every page, oldest first @param lastSeq number of the last exchange @param pick selects the part of each
 * match to return
 * @returns matches, oldest first
 */
export async function searchPages<T>(
  all: readonly Page[],
  lastSeq: number,
  store: PageStore,
  { query, test = () => true, substrings = [] }: PageSearch,
  pick: (one: LogEntry | EncodedExchange) => T,
): Promise<T[]> {
  const contains = substrings.map(containsIgnoringCase)
  const { since = 0, before = Number.POSITIVE_INFINITY, limit = Number.POSITIVE_INFINITY } = query
  const pages = all.filter(({ from }, index) => from < before && (all[index + 1]?.from ?? lastSeq + 1) > since + 1)
  const found: T[] = []
  for (let end = pages.length; end > 0 && found.length < limit; ) {
    const last = pages[end - 1]
    const start = last && isNotLoaded(last) ? Math.max(0, end - READ_AT_ONCE) : end - 1
    const some = pages.slice(start, end).reverse()
    await store.loadEncoded(some)
    for (const { entries, encoded } of some) {
      if (encoded && !contains.every((has) => encoded.someText(has))) continue
      const exchanges: readonly (LogEntry | EncodedExchange)[] = entries ?? encoded?.exchanges ?? []
      for (let index = exchanges.length - 1; index >= 0 && found.length < limit; index -= 1) {
        const one = exchanges[index]
        if (one && fits(query, one) && test(one)) found.push(pick(one))
      }
    }
    end = start
  }
  return found.reverse()
}
