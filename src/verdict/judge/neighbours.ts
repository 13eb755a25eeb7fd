import { domainMatch } from '../../cookie/domain-match.ts'
import { identityOf, sameIdentity } from '../../cookie/identity.ts'
import { pathMatch } from '../../cookie/path-match.ts'
import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { Profile } from '../profiles.ts'
import type { Candidate } from './candidate.ts'

/** Where the new cookie goes: its store and its partition (undefined: not known, which fits any). */
export interface Place {
  readonly storeId: string | null
  readonly partition: string | null | undefined
  /** Whether it is the partition of a foreign ancestor; undefined: not known, which fits both. */
  readonly foreign: boolean | undefined
  readonly now: number
}

/** The cookies that are alive and live where the new one goes. Firefox keeps expired ones in sight. */
export function neighbours(jar: readonly JarCookie[], place: Place): JarCookie[] {
  return jar.filter((cookie) => {
    if (cookie.expirationDate !== undefined && cookie.expirationDate * 1000 <= place.now) return false
    if (place.storeId !== null && cookie.storeId !== place.storeId) return false
    if (place.partition === undefined) return true
    const { topLevelSite, hasCrossSiteAncestor: foreign = place.foreign } = cookie.partitionKey ?? {}
    return (topLevelSite ?? null) === place.partition && (place.foreign === undefined || foreign === place.foreign)
  })
}

/** RFC 6265bis-22, section 5.7 step 23: the cookie that the new one replaces. */
export function replacedBy(candidate: Candidate, near: readonly JarCookie[]): JarCookie | undefined {
  return near.find((old) => {
    const identity = identityOf(old)
    const { domain, hostOnly } = candidate.domain
    return sameIdentity(identity, { ...identity, name: candidate.name, domain, hostOnly, path: candidate.path })
  })
}

/** Section 5.7 step 16, "leave secure cookies alone": the Secure cookie that a new one from http would overlay. */
export function overlaidBy(candidate: Candidate, near: readonly JarCookie[], profile: Profile): JarCookie | undefined {
  return near.find((old) => {
    // 16.1 "Their name matches the name of the newly-created cookie. Their secure-only-flag is true."
    if (old.name !== candidate.name || !old.secure) return false
    // 16.3 "Their domain domain-matches the domain of the newly-created cookie, or vice-versa."
    const { domain, hostOnly } = identityOf(old)
    const fresh = candidate.domain
    const related =
      domain === fresh.domain ||
      (domainMatch(domain, fresh.domain) && (profile.secureRelation === 'domain-match' || !fresh.hostOnly)) ||
      (domainMatch(fresh.domain, domain) && (profile.secureRelation === 'domain-match' || !hostOnly))
    // 16.4 "The path of the newly-created cookie path-matches the path of the existing cookie."
    return related && pathMatch(candidate.path, old.path)
  })
}
