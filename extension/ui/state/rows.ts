import { computed, type ReadonlySignal } from '@preact/signals'
import { type Chain, foldChains } from '../../../src/exchange/chains.ts'
import { type Groups, groupChains } from '../../../src/exchange/groups.ts'
import { hasCookies } from '../../../src/exchange/marks.ts'
import { matches } from '../../../src/exchange/search.ts'
import { siteOf } from '../../../src/site/place.ts'
import type { App } from './app.ts'

type GroupName = keyof Groups
export type Row =
  | { readonly kind: 'heading'; readonly group: GroupName; readonly sites: number }
  | { readonly kind: 'chain'; readonly group: GroupName; readonly chain: Chain }

export interface Rows {
  readonly chains: ReadonlySignal<readonly Chain[]>
  readonly rows: ReadonlySignal<readonly Row[]>
  /** The chain that is open: the chosen one, or the one that matters most now. */
  readonly chosen: ReadonlySignal<Chain | null>
}

export function createRows({ log, view }: App): Rows {
  const chains = computed(() => foldChains(log.exchanges.value))
  const groups = computed(() => groupChains(chains.value, siteOf))
  const rows = computed(() => {
    const { page, third, earlier } = groups.value
    const shown = (list: readonly Chain[]) =>
      list.filter((chain) => fits(chain, view.search.value, view.onlyCookies.value))
    return [
      ...withHeading('page', shown(page)),
      ...withHeading('third', view.thirdParties.value ? shown(third) : []),
      ...withHeading('earlier', shown(earlier)),
    ]
  })
  let offered: Chain | null = null
  const chosen = computed(() => {
    const byHand = chains.value.find(({ key }) => key === view.chain.value)
    if (byHand !== undefined) return byHand
    const { page, third } = groups.value
    offered = offer([...page, ...third], offered)
    return offered
  })
  return { chains, rows, chosen }
}

function fits(chain: Chain, search: string, onlyCookies: boolean): boolean {
  return (!onlyCookies || hasCookies(chain.hops)) && (search.trim() === '' || matches(chain, search.trim()))
}

function withHeading(group: GroupName, chains: readonly Chain[]): Row[] {
  if (chains.length === 0) return []
  const sites = new Set(chains.map(({ first }) => siteOf(first.url))).size
  return [{ kind: 'heading', group, sites }, ...chains.map((chain): Row => ({ kind: 'chain', group, chain }))]
}

/** The newest with a refused cookie, then the newest with any. What was offered stays until something matters more. */
function offer(chains: readonly Chain[], before: Chain | null): Chain | null {
  const best = chains.reduce<Chain | null>((top, chain) => (weight(chain) > weight(top) ? chain : top), null)
  const still = chains.find(({ key }) => key === before?.key) ?? null
  return weight(best) > weight(still) ? best : still
}

function weight(chain: Chain | null): number {
  if (chain === null) return 0
  if (chain.hops.some((hop) => hop.received.some(({ verdict }) => verdict.outcome === 'blocked'))) return 3
  return hasCookies(chain.hops) ? 2 : 1
}
