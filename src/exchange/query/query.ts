import { belongsToTab, type Exchange } from '../model/exchange.ts'

export interface ExchangeQuery {
  /** The tab's own exchanges, and those of the workers of its page; -1: exchanges that belong to no tab. */
  tabId?: number
  /** substring of the URL */
  url?: string
  /** only those with a greater `seq` */
  since?: number
  /** only those with a lesser `seq` */
  before?: number
  /** keeps the newest */
  limit?: number
  /** the query language: see `parseFilter` */
  query?: string
}

/** Returns whether an exchange matches the plain fields of a query. Ignores `query.query` and `query.limit`. */
export function fits(
  { since = 0, before, tabId, url }: ExchangeQuery,
  one: Pick<Exchange, 'seq' | 'tabId' | 'tabs' | 'url'>,
): boolean {
  if (one.seq <= since) return false
  if (before !== undefined && one.seq >= before) return false
  if (tabId !== undefined && !belongsToTab(one, tabId)) return false
  return url === undefined || one.url.includes(url)
}
