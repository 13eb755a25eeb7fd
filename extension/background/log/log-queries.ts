import type { PartialCookieKey } from '../../../src/cookie/cookie-key.ts'
import { type CompareQuery, type CookieDifference, compareMoments } from '../../../src/exchange/analysis/compare.ts'
import { type HistoryEntry, historyOf } from '../../../src/exchange/analysis/history.ts'
import { type Setter, settersOf } from '../../../src/exchange/analysis/setters.ts'
import type { Exchange } from '../../../src/exchange/model/exchange.ts'
import { matchFilter } from '../../../src/exchange/query/match-filter.ts'
import { parseFilter } from '../../../src/exchange/query/parse-filter.ts'
import type { ExchangeQuery } from '../../../src/exchange/query/query.ts'
import { requiredSubstrings } from '../../../src/exchange/query/required-substrings.ts'
import type { ChangesQuery, LoggedChange } from '../../../src/jar/logged-change.ts'
import type { ChangeLog } from './change-log.ts'
import type { ExchangeLog } from './exchange-log.ts'
import type { HiddenRange } from './hidden-range.ts'
import type { PageStarts } from './page-starts.ts'

const MAX_URLS = 1000

/** @returns the site of a URL; '': none */
export type SiteOf = (url: string) => string

/** Answers queries of surfaces and test tools about the log. Hidden exchanges and changes are left out. */
export class LogQueries {
  readonly #log: ExchangeLog
  readonly #changes: ChangeLog
  readonly #starts: PageStarts
  readonly #hidden: HiddenRange
  readonly #siteOf: SiteOf

  constructor(log: ExchangeLog, changes: ChangeLog, starts: PageStarts, hidden: HiddenRange, siteOf: SiteOf) {
    this.#log = log
    this.#changes = changes
    this.#starts = starts
    this.#hidden = hidden
    this.#siteOf = siteOf
  }

  exchanges(query: ExchangeQuery): Promise<Exchange[]> {
    const { filter } = parseFilter(query.query ?? '')
    const fits = matchFilter(filter, this.#siteOf)
    return this.#log.select({
      query,
      test: (one) => this.#isVisible(one) && fits(one),
      substrings: requiredSubstrings(filter),
    })
  }

  /** Returns the newest URLs that a tab requested. */
  urlsOf(tabId: number): Promise<string[]> {
    return this.#log.urls({ query: { tabId, limit: MAX_URLS }, test: (one) => this.#isVisible(one) })
  }

  async changes(query: ChangesQuery): Promise<LoggedChange[]> {
    return (await this.#changes.select(query)).filter(({ at }) => !this.#hidden.hidesChange(at))
  }

  /** Returns all events of one cookie. */
  async history(cookie: PartialCookieKey): Promise<HistoryEntry[]> {
    const { name } = cookie
    const hasName = (cookies: readonly { readonly name: string }[]) => cookies.some((one) => one.name === name)
    const found = await this.#log.select({
      query: {},
      test: (one) => this.#isVisible(one) && (hasName(one.received) || hasName(one.sent.cookies)),
      substrings: requiredSubstrings([{ key: 'name', text: name, not: false }]),
    })
    return historyOf(cookie, found, await this.changes({}))
  }

  async compare(query: CompareQuery): Promise<CookieDifference[]> {
    return compareMoments(query, await this.exchanges({}), await this.changes({}))
  }

  async setters(tabId: number): Promise<Setter[]> {
    return settersOf(await this.exchanges({ tabId }), this.#siteOf)
  }

  #isVisible(one: Pick<Exchange, 'seq' | 'tabId'>): boolean {
    return !this.#hidden.hidesExchange(one.seq) && !this.#starts.hides(one)
  }
}
