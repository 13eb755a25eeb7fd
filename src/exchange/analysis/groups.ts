import { isThirdParty } from '../model/third-party.ts'
import type { Chain } from './chains.ts'

/** The log of a tab, grouped as users see it: the page itself, other sites' requests for it, and traffic before it. */
export interface Groups {
  readonly page: readonly Chain[]
  readonly third: readonly Chain[]
  readonly earlier: readonly Chain[]
}

/** Groups the chains of a tab. @param chains newest first @param siteOf returns the site of a URL */
export function groupChains(chains: readonly Chain[], siteOf: (url: string) => string): Groups {
  const start = chains.findIndex((chain) => chain.first.type === 'main_frame')
  const current = start < 0 ? chains : chains.slice(0, start + 1)
  const page: Chain[] = []
  const third: Chain[] = []
  const fallback = (start < 0 ? undefined : chains[start]?.last.url) ?? null
  for (const chain of current) {
    ;(isThirdParty(chain.first, siteOf, fallback) ? third : page).push(chain)
  }
  return { page, third, earlier: start < 0 ? [] : chains.slice(start + 1) }
}
