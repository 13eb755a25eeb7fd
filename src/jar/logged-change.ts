import type { JarChange } from './jar-change.ts'
import type { JarCookie } from './jar-cookie.ts'

/**
 * The cause of a change of the jar without a response. Browsers don't distinguish a page's script from another extension.
 */
export const CHANGED_BY = ['script-or-extension', 'expired', 'evicted', 'crumbline'] as const
export type ChangedBy = (typeof CHANGED_BY)[number]

/** A change of the jar that no response caused. */
export interface LoggedChange {
  /** The number of the change, not of an exchange. Never reused in a browser session. */
  readonly seq: number
  /** ms since the epoch */
  readonly at: number
  readonly cause: JarChange['cause']
  readonly removed: boolean
  /** The cookie after the change, or the removed one. */
  readonly cookie: JarCookie
  /** The cookie of the same key before; null: none. Missing when not known. */
  readonly before?: JarCookie | null
  readonly by: ChangedBy
}

export interface ChangesQuery {
  /** Only changes with a greater `seq`. */
  since?: number
  /** Returns at most this many, the newest. */
  limit?: number
}
