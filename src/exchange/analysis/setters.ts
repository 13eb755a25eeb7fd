import { splitUrl } from '../../cookie/url.ts'
import type { Exchange } from '../model/exchange.ts'
import { isThirdParty } from '../model/third-party.ts'

/** A site that set cookies on a page, or tried to. */
export interface Setter {
  readonly site: string
  readonly party: 'first' | 'third'
  readonly set: number
  readonly refused: number
  /** In order of first appearance. */
  readonly hosts: readonly string[]
}

/**
 * Lists the sites that set cookies on a page: the page's own site first, then those that set most.
 * @param exchanges of one tab, in ascending order of `seq`; counted since its last navigation
 */
export function settersOf(exchanges: readonly Exchange[], siteOf: (url: string) => string): Setter[] {
  const start = exchanges.findLastIndex(({ type, hop }) => type === 'main_frame' && hop === 0)
  const page = exchanges.slice(Math.max(0, start))
  const pageUrl = page.findLast(({ type }) => type === 'main_frame')?.url ?? null
  const setters = new Map<
    string,
    { site: string; party: 'first' | 'third'; set: number; refused: number; hosts: Set<string> }
  >()
  for (const one of page) {
    if (one.received.length === 0) continue
    const site = siteOf(one.url)
    const party = isThirdParty(one, siteOf, pageUrl) ? 'third' : 'first'
    const key = `${party} ${site}`
    const setter = setters.get(key) ?? { site, party, set: 0, refused: 0, hosts: new Set<string>() }
    setters.set(key, setter)
    setter.hosts.add(splitUrl(one.url).host)
    for (const { verdict } of one.received) {
      if (verdict.outcome === 'blocked') setter.refused += 1
      else if (verdict.outcome === 'stored' || verdict.outcome === 'replaced') setter.set += 1
    }
  }
  return [...setters.values()]
    .sort((a, b) => a.party.localeCompare(b.party) || b.set + b.refused - (a.set + a.refused))
    .map(({ hosts, ...rest }) => ({ ...rest, hosts: [...hosts] }))
}
