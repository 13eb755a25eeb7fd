import type { CookieField } from '../jar/jar-cookie.ts'
import type { SetCookieBlockedReason } from '../verdict/explain/refusals.ts'

/** Problems of a cookie that the user edits, besides the reasons for which a browser refuses a Set-Cookie line. */
export const OWN_COOKIE_PROBLEM_CODES = [
  'name-has-forbidden-character',
  'name-has-equals-sign',
  'value-has-forbidden-character',
  'value-has-semicolon',
  'space-at-end',
  'host-unreadable',
  'host-has-port',
  'domain-has-no-subdomains',
  'path-not-absolute',
  'path-has-forbidden-character',
  'expiry-missing',
  'expiry-past',
  'partition-unreadable',
  'partition-needs-secure',
  'no-such-store',
  'no-access',
  'refused-by-browser',
] as const

export type OwnCookieProblemCode = (typeof OWN_COOKIE_PROBLEM_CODES)[number]
export type CookieProblemCode = OwnCookieProblemCode | SetCookieBlockedReason

/** One problem of a cookie, and the field that has it. */
export interface CookieProblem {
  readonly field: CookieField
  readonly code: CookieProblemCode
}
