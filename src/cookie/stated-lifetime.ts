import { MAX_LIFETIME_SECONDS } from './limits.ts'
import type { SetCookie } from './set-cookie.ts'

/** The lifetime that a line requests: the session, none, or a time (`seconds` is less than `asked` when it was cut). */
export type StatedLifetime =
  | { readonly kind: 'session' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'lasting'; readonly seconds: number; readonly asked: number }

/** @param now time of the response, milliseconds since the epoch */
export function statedLifetime(
  { maxAge, expires }: Pick<SetCookie, 'maxAge' | 'expires'>,
  now: number,
): StatedLifetime {
  if (maxAge === null && expires === null) return { kind: 'session' }
  const asked = maxAge ?? Math.round(((expires ?? now) - now) / 1000)
  if (asked <= 0) return { kind: 'expired' }
  return { kind: 'lasting', seconds: Math.min(asked, MAX_LIFETIME_SECONDS), asked }
}
