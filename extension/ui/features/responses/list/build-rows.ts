import type { Chain } from '../../../../../src/exchange/analysis/chains.ts'
import type { Groups } from '../../../../../src/exchange/analysis/groups.ts'
import { marksOf } from '../../../../../src/exchange/analysis/marks.ts'
import type { LoggedChange } from '../../../../../src/jar/logged-change.ts'
import { type Entry, entryOfChain, entryOfChange, type Row } from './row.ts'

/** A site with more chains than this is collapsed by default, unless one of its cookies was refused. */
const OPEN_UP_TO = 3

interface Options {
  /** Changes of the jar that no response caused, oldest first. */
  readonly changes: readonly LoggedChange[]
  /** When the current page started to load, milliseconds since the epoch. */
  readonly pageStartedAt: number
  readonly siteOf: (url: string) => string
  /** Keys of the groups and sites that the user has switched from their default (expanded or collapsed). */
  readonly toggled: ReadonlySet<string>
  /** True if third parties are grouped by site. */
  readonly bySite: boolean
}

/** Builds the list as a tree: groups, sites inside the group of third parties, and entries. Empty groups are left out. */
export function buildRows(groups: Groups, { changes, pageStartedAt, siteOf, toggled, bySite }: Options): Row[] {
  const entries = {
    page: byTime(
      groups.page,
      changes.filter(({ at }) => at >= pageStartedAt),
    ),
    third: groups.third.map(entryOfChain),
    earlier: byTime(
      groups.earlier,
      changes.filter(({ at }) => at < pageStartedAt),
    ),
  }
  const names = (['page', 'third', 'earlier'] as const).filter((name) => entries[name].length > 0)
  return names.flatMap((group, index) => {
    const key = `group:${group}`
    const open = !toggled.has(key)
    const sites = group === 'third' ? groupBySite(groups.third, siteOf) : null
    const count = sites?.size ?? 1
    const head: Row = {
      kind: 'group',
      key,
      group,
      open,
      sites: count,
      level: 1,
      position: index + 1,
      siblings: names.length,
    }
    if (!open) return [head]
    return [head, ...(sites !== null && bySite ? siteRows(sites, toggled) : entryRows(entries[group], 2))]
  })
}

/** @returns the newest first */
function byTime(chains: readonly Chain[], changes: readonly LoggedChange[]): Entry[] {
  const entries = chains.map(entryOfChain)
  if (changes.length === 0) return entries
  return [...entries, ...changes.toReversed().map(entryOfChange)].sort((a, b) => b.at - a.at)
}

function siteRows(sites: ReadonlyMap<string, readonly Chain[]>, toggled: ReadonlySet<string>): Row[] {
  return [...sites].flatMap(([site, chains], index): Row[] => {
    const inTree = { level: 2, position: index + 1, siblings: sites.size }
    const [only] = chains
    if (chains.length === 1 && only !== undefined) return [rowOf(entryOfChain(only), inTree)]
    const key = `site:${site}`
    const marks = marksOf(chains.flatMap(({ hops }) => hops))
    const open = (chains.length <= OPEN_UP_TO || marks.refused > 0) !== toggled.has(key)
    const head: Row = { kind: 'site', key, site, open, chains: chains.length, marks, ...inTree }
    return open ? [head, ...entryRows(chains.map(entryOfChain), 3)] : [head]
  })
}

function entryRows(entries: readonly Entry[], level: number): Row[] {
  return entries.map((entry, index) => rowOf(entry, { level, position: index + 1, siblings: entries.length }))
}

function rowOf(entry: Entry, inTree: { level: number; position: number; siblings: number }): Row {
  return { kind: 'entry', key: entry.key, entry, ...inTree }
}

/** @returns the sites in the order of their newest chains */
function groupBySite(chains: readonly Chain[], siteOf: (url: string) => string): Map<string, Chain[]> {
  const sites = new Map<string, Chain[]>()
  for (const chain of chains) {
    const site = siteOf(chain.first.url)
    const list = sites.get(site)
    if (list === undefined) sites.set(site, [chain])
    else list.push(chain)
  }
  return sites
}
