import type { SameSite } from '../../cookie/set-cookie.ts'

/** The facts that warnings depend on: a stored cookie, and the response that set it. */
export interface StoredCookie {
  readonly name: string
  readonly sameSite: SameSite | null
  readonly secure: boolean
  readonly httpOnly: boolean
  /** Milliseconds since the epoch; null: a session cookie. */
  readonly endsAt: number | null
  /** True if its lifetime was cut to the browsers' maximum. */
  readonly clamped: boolean
  readonly nonAscii: boolean
  /** Names of the other cookies that the same host may receive. */
  readonly otherNames: readonly string[]
  readonly scheme: string
  /** ms since the epoch */
  readonly now: number
  /** The response registers a device-bound session. */
  readonly dbsc: boolean
}

const SESSION_NAME = /sess|sid\b|auth|token|jwt|login|remember/i
/** Session cookies that live longer than this get a warning: a stolen one is useful until it expires. */
const LONG_SESSION_MS = 180 * 86_400_000

/** One entry per warning: the condition under which it applies. Texts are in `_locales` (`warning_*`). */
const WARNINGS_BY_CODE = {
  // RFC 6265bis-22, section 5.6.7
  'no-samesite': ({ sameSite }) => sameSite === null,
  // section 8.3
  'not-secure-on-https': ({ secure, scheme }) => !secure && scheme === 'https',
  // section 5.6.6
  'readable-by-scripts': ({ httpOnly }) => !httpOnly,
  // section 7.4
  'session-lives-long': ({ name, endsAt, now }) =>
    endsAt !== null && endsAt - now > LONG_SESSION_MS && SESSION_NAME.test(name),
  // section 5.5
  'lifetime-clamped': ({ clamped }) => clamped,
  // section 4.1.1
  'non-ascii': ({ nonAscii }) => nonAscii,
  // section 5.8.3, step 2: both are sent, and the server must guess which is which.
  'shadows-another': ({ name, otherNames }) => otherNames.includes(name),
  // section 5.7, step 23: names are case-sensitive.
  'name-differs-in-case': ({ name, otherNames }) =>
    otherNames.some((other) => other !== name && other.toLowerCase() === name.toLowerCase()),
  // Device Bound Session Credentials: the server renews a short cookie with a key of this device.
  dbsc: ({ dbsc }) => dbsc,
} as const satisfies Record<string, (stored: StoredCookie) => boolean>

/** A code for a stored cookie that deserves attention. */
export type Warning = keyof typeof WARNINGS_BY_CODE
// `Object.entries` loses the types of the keys; they are those of the table.
const ROWS = Object.entries(WARNINGS_BY_CODE) as [Warning, (stored: StoredCookie) => boolean][]
export const WARNINGS = ROWS.map(([warning]) => warning)

export function warningsOf(stored: StoredCookie): Warning[] {
  const warnings: Warning[] = []
  for (const [warning, applies] of ROWS) if (applies(stored)) warnings.push(warning)
  return warnings
}
