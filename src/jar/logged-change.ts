import type { JarChange } from './jar-change.ts'
import type { JarCookie } from './jar-cookie.ts'

/** Who changed the jar, where no response did. The browsers don't tell a script of a page from another extension. */
export const CHANGED_BY = ['script-or-extension', 'expired', 'evicted', 'crumbline'] as const
export type ChangedBy = (typeof CHANGED_BY)[number]

/** A change of the jar with no response behind it. */
export interface LoggedChange {
  /** Counts changes, not exchanges; grows by one, never reused in a browser session. */
  readonly seq: number
  /** ms since the epoch */
  readonly at: number
  readonly cause: JarChange['cause']
  readonly removed: boolean
  /** As it is now; what was removed, when it was. */
  readonly cookie: JarCookie
  /** What was in its place before; null: nothing. Left out when it is not known. */
  readonly before?: JarCookie | null
  readonly by: ChangedBy
}

export interface ChangesQuery {
  /** only those with a greater `seq` */
  since?: number
  /** keeps the newest */
  limit?: number
}
