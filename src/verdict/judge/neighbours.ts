import { cookieKeyOf, isExpired, type JarPart, sameJar, sameKey } from '../../cookie/cookie-key.ts'
import { domainMatch } from '../../cookie/domain-match.ts'
import { pathMatch } from '../../cookie/path-match.ts'
import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { Profile } from '../profiles.ts'
import type { Candidate } from './candidate.ts'

/**
 * Selects the cookies of the jar in the same store and partition as the new one. Firefox's `cookies.getAll` also lists
 * expired ones, which are left out.
 * @param now milliseconds since the epoch
 */
export function neighbours(jar: readonly JarCookie[], part: JarPart, now: number): JarCookie[] {
  return jar.filter((cookie) => !isExpired(cookie, now) && sameJar(cookieKeyOf(cookie), part))
}

/** Finds the cookie that the new one replaces (RFC 6265bis-22, section 5.7 step 23). */
export function replacedBy(candidate: Candidate, near: readonly JarCookie[]): JarCookie | undefined {
  const { name, path } = candidate
  const { domain, hostOnly } = candidate.domain
  return near.find((old) => {
    const key = cookieKeyOf(old)
    return sameKey(key, { ...key, name, domain, hostOnly, path })
  })
}

/** Finds the Secure cookie that a new one from http would overlay (section 5.7 step 16, "leave secure cookies alone"). */
export function overlaidBy(candidate: Candidate, near: readonly JarCookie[], profile: Profile): JarCookie | undefined {
  return near.find((old) => {
    // 16.1 "Their name matches the name of the newly-created cookie. Their secure-only-flag is true."
    if (old.name !== candidate.name || !old.secure) return false
    // 16.3 "Their domain domain-matches the domain of the newly-created cookie, or vice-versa."
    const { domain, hostOnly } = cookieKeyOf(old)
    const fresh = candidate.domain
    const related =
      domain === fresh.domain ||
      (domainMatch(domain, fresh.domain) && (profile.secureRelation === 'domain-match' || !fresh.hostOnly)) ||
      (domainMatch(fresh.domain, domain) && (profile.secureRelation === 'domain-match' || !hostOnly))
    // 16.4 "The path of the newly-created cookie path-matches the path of the existing cookie."
    return related && pathMatch(candidate.path, old.path)
  })
}
