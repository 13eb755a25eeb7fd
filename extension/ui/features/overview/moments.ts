import type { Exchange } from '../../../../src/exchange/exchange.ts'

export interface Moment {
  /** ms since the epoch */
  readonly at: number
  readonly method: string
  readonly url: string
}

const AT_MOST = 50

/** Moments worth comparing: just before each page load of the tab; the newest first. */
export function momentsOf(exchanges: readonly Exchange[]): Moment[] {
  return exchanges
    .filter(({ type, hop }) => type === 'main_frame' && hop === 0)
    .map(({ startedAt, method, url }) => ({ at: startedAt - 1, method, url }))
    .slice(-AT_MOST)
    .reverse()
}
