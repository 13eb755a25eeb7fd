import { MAX_LIFETIME_SECONDS } from '../../cookie/limits.ts'
import { parseChromiumDate } from '../dates/chromium-date.ts'
import { parseNsprDate } from '../dates/nspr-date.ts'
import type { Profile } from '../profiles.ts'
import type { LastAttributes } from './last-attributes.ts'

/** The time at which a browser ends a cookie. */
export interface EffectiveLifetime {
  /** Milliseconds since the epoch, at most 400 days from now; null: a session cookie. */
  readonly endsAt: number | null
  readonly clamped: boolean
}

const SESSION: EffectiveLifetime = { endsAt: null, clamped: false }

/**
 * Computes the expiry (RFC 6265bis-22, section 5.7 step 6): Max-Age takes precedence over Expires, each as the browser
 * reads it.
 * @param serverDate the response's Date header, milliseconds since the epoch
 */
export function effectiveLifetime(
  last: LastAttributes,
  profile: Profile,
  now: number,
  serverDate: number | null,
): EffectiveLifetime {
  const maxAge = last.maxAge === '' ? null : readMaxAge(last.maxAge, profile)
  // "If delta-seconds is less than or equal to zero (0), let expiry-time be the earliest representable date and time."
  if (maxAge !== null) return maxAge <= 0 ? { endsAt: 0, clamped: false } : clamp(now + maxAge * 1000, now)
  if (last.expires === '') return SESSION
  const date = profile.dateGrammar === 'nspr' ? parseNsprDate(last.expires) : parseChromiumDate(last.expires)
  if (date === null) return SESSION
  return clamp(profile.serverClock && serverDate !== null ? date + now - serverDate : date, now)
}

function clamp(endsAt: number, now: number): EffectiveLifetime {
  const limit = now + MAX_LIFETIME_SECONDS * 1000
  return endsAt > limit ? { endsAt: limit, clamped: true } : { endsAt, clamped: false }
}

/** Returns seconds; null: the attribute is ignored. */
function readMaxAge(text: string, profile: Profile): number | null {
  switch (profile.maxAgeGrammar) {
    case 'int64':
      // Accepts a whole number with an optional sign.
      return /^[+-]?\d+$/.test(text) ? Number(text) : beyondInt64(text, MAX_INT64)
    case 'minus-is-past':
      // Firefox ignores everything after the minus sign.
      if (text.startsWith('-')) return -1
      return /^\d+$/.test(text) ? Number(text) : text.startsWith('+') ? null : beyondInt64(text, MAX_INT64 + 1n)
  }
}

const MAX_INT64 = 2n ** 63n - 1n

/** When the digits overflow, both browsers use the end of the range before they notice that the text is not a number. */
function beyondInt64(text: string, least: bigint): number | null {
  const digits = /^[+-]?\d+/.exec(text)?.[0]
  if (digits === undefined) return null
  const number = BigInt(digits)
  if (number >= least) return Number.POSITIVE_INFINITY
  return number < -MAX_INT64 ? Number.NEGATIVE_INFINITY : null
}
