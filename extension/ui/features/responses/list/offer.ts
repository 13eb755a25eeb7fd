import type { Chain } from '../../../../../src/exchange/chains.ts'
import { hasCookies } from '../../../../../src/exchange/marks.ts'

const HEAVIEST = 3

/** The newest with a refused cookie, then the newest with any. What was offered stays until something matters more. */
export function offer(chains: readonly Chain[], before: Chain | null): Chain | null {
  let best: Chain | null = null
  let heaviest = 0
  for (const chain of chains) {
    const weight = weightOf(chain)
    if (weight <= heaviest) continue
    best = chain
    heaviest = weight
    if (weight === HEAVIEST) break
  }
  const still = before === null ? null : (chains.find(({ key }) => key === before.key) ?? null)
  return still === null || heaviest > weightOf(still) ? best : still
}

function weightOf(chain: Chain): number {
  if (refuses(chain)) return HEAVIEST
  return hasCookies(chain.hops) ? 2 : 1
}

export function refuses({ hops }: Chain): boolean {
  return hops.some((hop) => hop.received.some(({ verdict }) => verdict.outcome === 'blocked'))
}
