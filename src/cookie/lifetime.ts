import { MAX_LIFETIME_SECONDS } from './limits.ts'
import type { SetCookie } from './set-cookie.ts'

/** How long a cookie lives: until the browser closes, not at all, or for so many seconds (fewer than asked for, when clamped). */
export type Lifetime =
  | { readonly kind: 'session' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'lasting'; readonly seconds: number; readonly asked: number }

/** @param now when the response came, ms since the epoch */
export function lifetimeOf({ maxAge, expires }: Pick<SetCookie, 'maxAge' | 'expires'>, now: number): Lifetime {
  if (maxAge === null && expires === null) return { kind: 'session' }
  const asked = maxAge ?? Math.round(((expires ?? now) - now) / 1000)
  if (asked <= 0) return { kind: 'expired' }
  return { kind: 'lasting', seconds: Math.min(asked, MAX_LIFETIME_SECONDS), asked }
}
