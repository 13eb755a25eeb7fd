import type { Chain } from '../../../../../src/exchange/analysis/chains.ts'
import type { Groups } from '../../../../../src/exchange/analysis/groups.ts'
import type { Marks } from '../../../../../src/exchange/analysis/marks.ts'
import type { LoggedChange } from '../../../../../src/jar/logged-change.ts'

export type GroupName = keyof Groups

/**
 * An entry of the list: a request with its redirects, or a change of the jar that no response caused. `at` is in
 * milliseconds since the epoch.
 */
export type Entry =
  | { readonly kind: 'chain'; readonly key: string; readonly at: number; readonly chain: Chain }
  | { readonly kind: 'change'; readonly key: string; readonly at: number; readonly change: LoggedChange }

interface InTree {
  /** Identifies the row wherever it moves. */
  readonly key: string
  /** The depth in the tree, from 1. */
  readonly level: number
  /** The position among its siblings, from 1. */
  readonly position: number
  readonly siblings: number
}

/** One row of the list. */
export type Row =
  | (InTree & { readonly kind: 'group'; readonly group: GroupName; readonly open: boolean; readonly sites: number })
  | (InTree & {
      readonly kind: 'site'
      readonly site: string
      readonly open: boolean
      readonly chains: number
      readonly marks: Marks
    })
  | (InTree & { readonly kind: 'entry'; readonly entry: Entry })

export function entryOfChain(chain: Chain): Entry {
  return { kind: 'chain', key: chain.key, at: chain.first.startedAt, chain }
}

export function entryOfChange(change: LoggedChange): Entry {
  return { kind: 'change', key: `change:${change.seq}`, at: change.at, change }
}
