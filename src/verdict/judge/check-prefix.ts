import { isIpAddress } from '../../cookie/ip-address.ts'
import { PREFIX_RULES, type Prefix, prefixOf } from '../../cookie/prefixes.ts'
import type { UrlParts } from '../../cookie/url.ts'
import type { Profile } from '../profiles.ts'
import { isTrustworthy } from '../request/trustworthy.ts'
import type { Candidate } from './candidate.ts'

/** Returns whether the cookie meets the requirements of its name's prefix (RFC 6265bis-22, section 5.7 steps 20 to 22). */
export function keepsPrefix(candidate: Candidate, url: UrlParts, profile: Profile): boolean {
  // 22. "If the cookie-name is empty and either of the following conditions are true: the cookie-value begins with a
  //     case-insensitive match for the string "__Secure-" … "__Host-": abort"
  if (candidate.name === '') return prefixOf(candidate.value) === null
  const prefix = prefixOf(candidate.name)
  return prefix === null || keeps(candidate, prefix, url, profile)
}

function keeps(candidate: Candidate, prefix: Prefix, url: UrlParts, profile: Profile): boolean {
  const rules = PREFIX_RULES[prefix]
  // 20. "If the cookie-name begins with a case-insensitive match for the string "__Secure-", abort … unless the cookie's
  // secure-only-flag is true." Both browsers also require a trustworthy connection.
  if (!isTrustworthy(url) || !candidate.secure || (rules.httpOnly && !candidate.httpOnly)) return false
  // 21. "…"__Host-"…: the cookie's host-only-flag is true; and the cookie-attribute-list contains an attribute with an
  //     attribute-name of "Path", and the cookie's path is "/"."
  if (!rules.hostOnly) return true
  if (profile.hostPrefix === 'resulting') return candidate.domain.hostOnly && candidate.path === '/'
  const noDomain = candidate.domainAttribute === '' || (candidate.domain.hostOnly && isIpAddress(url.host))
  return noDomain && candidate.pathAttribute === '/'
}
