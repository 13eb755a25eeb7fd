import type { DnrCondition } from '../model/dnr-condition.ts'

/** A change of one header, in declarativeNetRequest's own form. */
export interface HeaderChange {
  readonly header: 'cookie' | 'set-cookie'
  readonly operation: 'append' | 'set' | 'remove'
  readonly value?: string
}

/** A declarativeNetRequest rule without its id, in the API's own form. */
export interface DnrBody {
  readonly priority: number
  readonly action: {
    readonly type: 'modifyHeaders'
    readonly requestHeaders?: readonly HeaderChange[]
    readonly responseHeaders?: readonly HeaderChange[]
  }
  readonly condition: DnrCondition & { readonly resourceTypes: readonly string[] }
}
export type DnrRule = DnrBody & { readonly id: number }

/**
 * A rule whose resource types are not resolved yet. `types` limits it to `main_frame` requests ('pages'), or to all other
 * types ('parts').
 */
export type DnrPart = Omit<DnrBody, 'condition'> & { readonly where: DnrCondition; readonly types?: 'pages' | 'parts' }
