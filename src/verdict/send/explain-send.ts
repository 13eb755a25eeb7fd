import { type CookieKey, cookieKeyOf, isExpired } from '../../cookie/cookie-key.ts'
import { domainMatch } from '../../cookie/domain-match.ts'
import { pathMatch } from '../../cookie/path-match.ts'
import { splitUrl, type UrlParts } from '../../cookie/url.ts'
import type { JarCookie } from '../../jar/jar-cookie.ts'
import { Findings } from '../explain/findings.ts'
import type { CookieBlockedReason } from '../explain/refusals.ts'
import { PROFILES, type Profile } from '../profiles.ts'
import { hasCrossSiteAncestor, topLevelSite } from '../request/partition.ts'
import { partyByFrame } from '../request/party.ts'
import { isTrustworthy } from '../request/trustworthy.ts'
import type { SendVerdict } from '../verdict.ts'
import { checkSameSiteOfSending } from './check-same-site.ts'
import type { SendContext } from './send-context.ts'

/**
 * Predicts whether a stored cookie is sent with a request, with every reason why not: RFC 6265bis-22, section 5.8.3, as
 * the browser of the context implements it. Never throws.
 */
export function explainSend(cookie: JarCookie, context: SendContext): SendVerdict {
  const profile = PROFILES[context.browser]
  const url = splitUrl(context.url)
  const findings = new Findings<CookieBlockedReason>()
  const key = cookieKeyOf(cookie)
  // 1.1 "Either: the cookie's host-only-flag is true, and the canonicalized host is identical to the cookie's domain. Or:
  //      … domain-matches"
  if (key.hostOnly ? url.host !== key.domain : !domainMatch(url.host, key.domain)) findings.refuse('DomainMismatch')
  // 1.2 "The retrieval's URI's path path-matches the cookie's path."
  if (!pathMatch(url.path, cookie.path)) findings.refuse('NotOnPath')
  // 1.3 "If the cookie's secure-only-flag is true, then … must denote a "secure" connection"
  if (cookie.secure && !isTrustworthy(url)) findings.refuse('SecureOnly')
  checkSameSiteOfSending(findings, cookie, url, context, profile)
  if (cookie.sameSite === 'no_restriction' && !cookie.secure) findings.refuse('SameSiteNoneInsecure')
  // 5.5: "The user agent MUST evict all expired cookies". Firefox's `cookies.getAll` still lists them; it does not send
  // them.
  if (isExpired(cookie, context.now)) findings.refuse('Expired')
  if (context.storeId != null && context.storeId !== cookie.storeId) findings.refuse('StoreMismatch')
  checkPartition(findings, key, url, context, profile)

  const { reasons, missing } = findings
  if (reasons.length > 0) return { outcome: 'not-sent', reasons }
  return missing.length > 0 ? { outcome: 'unknown', reasons, missing } : { outcome: 'sent', reasons }
}

/** Checks partitions (CHIPS, total cookie protection) and the policy for third parties. */
function checkPartition(
  findings: Findings<CookieBlockedReason>,
  key: CookieKey,
  url: UrlParts,
  context: SendContext,
  profile: Profile,
): void {
  const party = partyByFrame(url, context, profile.schemefulSite)
  if (key.partition != null) {
    const here = topLevelSite(url, context)
    if (here === undefined) findings.lack(context.topUrl === undefined ? 'top-level-site' : 'public-suffix')
    else if (here !== key.partition) findings.refuse('PartitionMismatch')
    else if (key.crossSiteAncestor !== undefined) {
      const crossSiteAncestor = hasCrossSiteAncestor(url, context, profile)
      if (crossSiteAncestor === undefined) findings.lack(party.missing ?? 'public-suffix')
      else if (crossSiteAncestor !== key.crossSiteAncestor) findings.refuse('PartitionMismatch')
    }
    return
  }
  if (party.sameSite === true || context.thirdParty === 'allow') return
  if (party.missing !== null) findings.lack(party.missing)
  else if (context.thirdParty === 'partition') findings.refuse('PartitionMismatch')
  else if (context.thirdParty === 'block') findings.refuse('UserPreferences')
  else findings.lack('third-party-policy')
}
