import type { Exchange } from '../model/exchange.ts'

/** One request and the redirects it met, in order. */
export interface Chain {
  readonly key: string
  readonly first: Exchange
  readonly last: Exchange
  readonly hops: readonly Exchange[]
}

/** Folds hops to chains, the newest chain first. `exchanges` must be in ascending order of `seq`. */
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

/** The hop that someone who opens the chain most likely came for: one that refused a cookie, one that returned any, the first. */
export function hopOfInterest({ hops }: Chain): number {
  const refused = hops.findIndex((hop) => hop.received.some(({ verdict }) => verdict.outcome === 'blocked'))
  if (refused >= 0) return refused
  return Math.max(
    0,
    hops.findIndex((hop) => hop.received.length > 0),
  )
}
