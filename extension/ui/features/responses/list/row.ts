import type { Chain } from '../../../../../src/exchange/chains.ts'
import type { Groups } from '../../../../../src/exchange/groups.ts'
import type { Marks } from '../../../../../src/exchange/marks.ts'
import type { LoggedChange } from '../../../../../src/jar/logged-change.ts'

export type GroupName = keyof Groups

/** What can be opened: a request with its redirects, or a change of the jar that no response made. */
export type Entry =
  | { readonly kind: 'chain'; readonly key: string; readonly at: number; readonly chain: Chain }
  | { readonly kind: 'change'; readonly key: string; readonly at: number; readonly change: LoggedChange }

interface Placed {
  /** Names the row wherever it moves. */
  readonly key: string
  /** Depth in the tree, from 1; place among its siblings, from 1, and how many they are. */
  readonly level: number
  readonly place: number
  readonly of: number
}

/** One row of the list. */
export type Row =
  | (Placed & { readonly kind: 'group'; readonly group: GroupName; readonly open: boolean; readonly sites: number })
  | (Placed & {
      readonly kind: 'site'
      readonly site: string
      readonly open: boolean
      readonly chains: number
      readonly marks: Marks
    })
  | (Placed & { readonly kind: 'entry'; readonly entry: Entry })

export function entryOfChain(chain: Chain): Entry {
  return { kind: 'chain', key: chain.key, at: chain.first.startedAt, chain }
}

export function entryOfChange(change: LoggedChange): Entry {
  return { kind: 'change', key: `change:${change.seq}`, at: change.at, change }
}
