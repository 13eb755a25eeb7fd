import type { Chain } from '../../../../../src/exchange/chains.ts'
import type { Groups } from '../../../../../src/exchange/groups.ts'
import { marksOf } from '../../../../../src/exchange/marks.ts'
import type { LoggedChange } from '../../../../../src/jar/logged-change.ts'
import { type Entry, entryOfChain, entryOfChange, type Row } from './row.ts'

/** A site with more chains than these is closed until someone opens it, unless it refused a cookie. */
const OPEN_UP_TO = 3

interface Options {
  /** Changes of the jar with no response behind them, oldest first. */
  readonly changes: readonly LoggedChange[]
  /** When the page that is looked at began, ms since the epoch. */
  readonly pageFrom: number
  readonly siteOf: (url: string) => string
  /** Keys of groups and sites that are not as they are at first: opened by hand, or closed. */
  readonly flipped: ReadonlySet<string>
  /** Third parties in groups by site. */
  readonly bySite: boolean
}

/** The list as a tree: groups, in the third parties' one sites, and entries. A group without an entry is left out. */
export function buildRows(groups: Groups, { changes, pageFrom, siteOf, flipped, bySite }: Options): Row[] {
  const entries = {
    page: byTime(
      groups.page,
      changes.filter(({ at }) => at >= pageFrom),
    ),
    third: groups.third.map(entryOfChain),
    earlier: byTime(
      groups.earlier,
      changes.filter(({ at }) => at < pageFrom),
    ),
  }
  const names = (['page', 'third', 'earlier'] as const).filter((name) => entries[name].length > 0)
  return names.flatMap((group, index) => {
    const key = `group:${group}`
    const open = !flipped.has(key)
    const sites = group === 'third' ? partBySite(groups.third, siteOf) : null
    const count = sites?.size ?? 1
    const head: Row = { kind: 'group', key, group, open, sites: count, level: 1, place: index + 1, of: names.length }
    if (!open) return [head]
    return [head, ...(sites !== null && bySite ? siteRows(sites, flipped) : entryRows(entries[group], 2))]
  })
}

/** Newest first. */
function byTime(chains: readonly Chain[], changes: readonly LoggedChange[]): Entry[] {
  const entries = chains.map(entryOfChain)
  if (changes.length === 0) return entries
  return [...entries, ...changes.toReversed().map(entryOfChange)].sort((a, b) => b.at - a.at)
}

function siteRows(sites: ReadonlyMap<string, readonly Chain[]>, flipped: ReadonlySet<string>): Row[] {
  return [...sites].flatMap(([site, chains], index): Row[] => {
    const placed = { level: 2, place: index + 1, of: sites.size }
    const [only] = chains
    if (chains.length === 1 && only !== undefined) return [rowOf(entryOfChain(only), placed)]
    const key = `site:${site}`
    const marks = marksOf(chains.flatMap(({ hops }) => hops))
    const open = (chains.length <= OPEN_UP_TO || marks.refused > 0) !== flipped.has(key)
    const head: Row = { kind: 'site', key, site, open, chains: chains.length, marks, ...placed }
    return open ? [head, ...entryRows(chains.map(entryOfChain), 3)] : [head]
  })
}

function entryRows(entries: readonly Entry[], level: number): Row[] {
  return entries.map((entry, index) => rowOf(entry, { level, place: index + 1, of: entries.length }))
}

function rowOf(entry: Entry, placed: { level: number; place: number; of: number }): Row {
  return { kind: 'entry', key: entry.key, entry, ...placed }
}

/** In the order of their newest chain. */
function partBySite(chains: readonly Chain[], siteOf: (url: string) => string): Map<string, Chain[]> {
  const sites = new Map<string, Chain[]>()
  for (const chain of chains) {
    const site = siteOf(chain.first.url)
    const list = sites.get(site)
    if (list === undefined) sites.set(site, [chain])
    else list.push(chain)
  }
  return sites
}
