import type { JarCookie } from './jar-cookie.ts'

/** One `cookies.onChanged` event, with its time. */
export interface JarChange {
  readonly cause: 'explicit' | 'overwrite' | 'expired' | 'evicted' | 'expired_overwrite'
  readonly removed: boolean
  readonly cookie: JarCookie
  /** ms since the epoch */
  readonly at: number
}
