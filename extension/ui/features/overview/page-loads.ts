import type { Exchange } from '../../../../src/exchange/model/exchange.ts'

/** A load of the page in the tab. */
export interface PageLoad {
  /** The moment just before its request, milliseconds since the epoch. */
  readonly before: number
  readonly method: string
  readonly url: string
}

const OFFERED_AT_MOST = 50

/** Returns the page loads, newest first. They are the moments worth comparing. */
export function pageLoadsOf(exchanges: readonly Exchange[]): PageLoad[] {
  return exchanges
    .filter(({ type, hop }) => type === 'main_frame' && hop === 0)
    .map(({ startedAt, method, url }) => ({ before: startedAt - 1, method, url }))
    .slice(-OFFERED_AT_MOST)
    .reverse()
}
