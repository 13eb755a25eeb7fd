import type { Chain } from '../../../../../src/exchange/analysis/chains.ts'
import { hasCookies } from '../../../../../src/exchange/analysis/marks.ts'

const HIGHEST_RANK = 3

/**
 * Returns the chain to show while the user has chosen none: the newest with a refused cookie, else the newest with any
 * cookie, else the newest.
 * @param chains newest first
 * @param before the previous default, which stays until another chain ranks higher
 */
export function defaultChoice(chains: readonly Chain[], before: Chain | null): Chain | null {
  let best: Chain | null = null
  let highest = 0
  for (const chain of chains) {
    const rank = rankOf(chain)
    if (rank <= highest) continue
    best = chain
    highest = rank
    if (rank === HIGHEST_RANK) break
  }
  const still = before === null ? null : (chains.find(({ key }) => key === before.key) ?? null)
  return still === null || highest > rankOf(still) ? best : still
}

function rankOf(chain: Chain): number {
  if (hasRefused(chain)) return HIGHEST_RANK
  return hasCookies(chain.hops) ? 2 : 1
}

export function hasRefused({ hops }: Chain): boolean {
  return hops.some((hop) => hop.received.some(({ verdict }) => verdict.outcome === 'blocked'))
}
