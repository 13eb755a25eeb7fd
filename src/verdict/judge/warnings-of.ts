import type { SetCookie } from '../../cookie/set-cookie.ts'
import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { Warning } from '../explain/warnings.ts'
import type { Candidate } from './candidate.ts'

const SESSION_NAME = /sess|sid\b|auth|token|jwt|login|remember/i
/** A session that outlives this is a key left under the mat. */
const LONG_MS = 180 * 86_400_000

export interface Surroundings {
  readonly scheme: string
  readonly now: number
  readonly dbsc: boolean
  readonly near: readonly JarCookie[]
  readonly replaced: JarCookie | undefined
}

/** What is worth a look in a cookie that is stored. */
export function warningsOf(cookie: SetCookie, candidate: Candidate, around: Surroundings): Warning[] {
  const warnings: Warning[] = []
  const { lifetime } = candidate
  if (candidate.sameSite === null) warnings.push('no-samesite')
  if (!candidate.secure && around.scheme === 'https') warnings.push('not-secure-on-https')
  if (!candidate.httpOnly) warnings.push('readable-by-scripts')
  if (lifetime.endsAt !== null && lifetime.endsAt - around.now > LONG_MS && SESSION_NAME.test(cookie.name)) {
    warnings.push('session-lives-long')
  }
  if (lifetime.clamped) warnings.push('lifetime-clamped')
  if (cookie.notes.some((note) => note.code === 'non-ascii')) warnings.push('non-ascii')
  for (const other of around.near) {
    if (other === around.replaced) continue
    const warning = nameWarning(other.name, cookie.name)
    if (warning !== null && !warnings.includes(warning)) warnings.push(warning)
  }
  if (around.dbsc) warnings.push('dbsc')
  return warnings
}

function nameWarning(other: string, name: string): Warning | null {
  if (other === name) return 'shadows-another'
  return other.toLowerCase() === name.toLowerCase() ? 'name-differs-in-case' : null
}
