import type { PartialCookieKey } from '../../src/cookie/cookie-key.ts'
import { type CompareQuery, type CookieDifference, compareMoments } from '../../src/exchange/compare.ts'
import type { Exchange } from '../../src/exchange/exchange.ts'
import { type HistoryEntry, historyOf } from '../../src/exchange/history.ts'
import { matchFilter } from '../../src/exchange/match-filter.ts'
import { needlesOf } from '../../src/exchange/needles.ts'
import { parseFilter } from '../../src/exchange/parse-filter.ts'
import type { ExchangeQuery } from '../../src/exchange/query.ts'
import { type Setter, settersOf } from '../../src/exchange/setters.ts'
import type { ChangesQuery, LoggedChange } from '../../src/jar/logged-change.ts'
import { sites } from '../platform/sites.ts'
import type { Aside } from './store/aside.ts'
import type { ChangeLog } from './store/change-log.ts'
import type { Log } from './store/log.ts'
import type { PageStarts } from './store/page-starts.ts'

const URLS = 1000

/** What pages and test tools ask of the log. */
export class LogCalls {
  readonly #log: Log
  readonly #changes: ChangeLog
  readonly #starts: PageStarts
  readonly #aside: Aside

  constructor(log: Log, changes: ChangeLog, starts: PageStarts, aside: Aside) {
    this.#log = log
    this.#changes = changes
    this.#starts = starts
    this.#aside = aside
  }

  exchanges(query: ExchangeQuery): Promise<Exchange[]> {
    const { filter } = parseFilter(query.query ?? '')
    const fits = matchFilter(filter, sites.siteOf)
    return this.#log.select(query, (one) => this.#isSeen(one) && fits(one), needlesOf(filter))
  }

  /** The newest URLs that a tab was seen to ask. */
  urlsOf(tabId: number): Promise<string[]> {
    return this.#log.urls({ tabId, limit: URLS }, (one) => this.#isSeen(one))
  }

  async changes(query: ChangesQuery): Promise<LoggedChange[]> {
    return (await this.#changes.select(query)).filter(({ at }) => !this.#aside.hidesChange(at))
  }

  async history(place: PartialCookieKey): Promise<HistoryEntry[]> {
    const { name } = place
    const named = (cookies: readonly { readonly name: string }[]) => cookies.some((one) => one.name === name)
    const found = await this.#log.select(
      {},
      (one) => this.#isSeen(one) && (named(one.received) || named(one.sent.cookies)),
      needlesOf([{ key: 'name', text: name, not: false }]),
    )
    return historyOf(place, found, await this.changes({}))
  }

  async compare(query: CompareQuery): Promise<CookieDifference[]> {
    return compareMoments(query, await this.exchanges({}), await this.changes({}))
  }

  async setters(tabId: number): Promise<Setter[]> {
    return settersOf(await this.exchanges({ tabId }), sites.siteOf)
  }

  #isSeen(one: Pick<Exchange, 'seq' | 'tabId'>): boolean {
    return !this.#aside.hides(one.seq) && !this.#starts.hides(one)
  }
}
