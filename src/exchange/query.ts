import type { Exchange } from './exchange.ts'

export interface ExchangeQuery {
  tabId?: number
  /** substring of the URL */
  url?: string
  /** only those with a greater `seq` */
  since?: number
  /** keeps the newest */
  limit?: number
}

/** The exchanges that fit, oldest first. `all` must be in ascending order of `seq`. */
export function select<T extends Pick<Exchange, 'seq' | 'tabId' | 'url'>>(all: Iterable<T>, query: ExchangeQuery): T[] {
  const { tabId, url, since = 0, limit } = query
  const found: T[] = []
  for (const one of all) {
    if (one.seq <= since) continue
    if (tabId !== undefined && one.tabId !== tabId) continue
    if (url !== undefined && !one.url.includes(url)) continue
    found.push(one)
  }
  return limit === undefined || found.length <= limit ? found : found.slice(found.length - limit)
}
