import type { Exchange } from '../model/exchange.ts'

/** A request and the redirects that followed it, in order. */
export interface Chain {
  readonly key: string
  readonly first: Exchange
  readonly last: Exchange
  readonly hops: readonly Exchange[]
}

/** Groups hops into chains, newest chain first. `exchanges` must be in ascending order of `seq`. */
export function foldChains(exchanges: Iterable<Exchange>): Chain[] {
  const byRequest = new Map<string, Exchange[]>()
  for (const one of exchanges) {
    const hops = byRequest.get(one.requestId)
    if (hops === undefined) byRequest.set(one.requestId, [one])
    else hops.push(one)
  }
  const chains: Chain[] = []
  for (const [key, hops] of byRequest) {
    const first = hops[0]
    const last = hops.at(-1)
    if (first !== undefined && last !== undefined) chains.push({ key, first, last, hops })
  }
  return chains.reverse()
}

/**
 * Returns the index of the hop to show when the user opens the chain: the first that refused a cookie, else the first
 * that returned any, else the first.
 */
export function hopOfInterest({ hops }: Chain): number {
  const refused = hops.findIndex((hop) => hop.received.some(({ verdict }) => verdict.outcome === 'blocked'))
  if (refused >= 0) return refused
  return Math.max(
    0,
    hops.findIndex((hop) => hop.received.length > 0),
  )
}
