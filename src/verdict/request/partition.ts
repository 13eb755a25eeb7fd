import { isIpAddress } from '../../cookie/ip-address.ts'
import { splitUrl, type UrlParts } from '../../cookie/url.ts'
import type { Profile } from '../profiles.ts'
import type { Party } from './party.ts'
import { registrableDomain, sameSite } from './registrable-domain.ts'
import type { RequestContext } from './request-context.ts'

/** The site whose partition a request's cookies live in, 'https://a.test'; null: none; undefined: not known. */
export function topLevelSite(url: UrlParts, facts: RequestContext): string | null | undefined {
  const top = facts.type === 'main_frame' ? url : facts.topUrl == null ? facts.topUrl : splitUrl(facts.topUrl)
  if (top == null) return top
  const domain = isIpAddress(top.host) ? top.host : registrableDomain(top.host, facts.publicSuffix)
  return domain === undefined ? undefined : `${top.scheme}://${domain}`
}

/** The partition that a cookie set by a response goes to; null: the common jar; undefined: not known. */
export function partitionFor(
  url: UrlParts,
  partitioned: boolean,
  party: Party,
  facts: RequestContext,
  profile: Profile,
): string | null | undefined {
  if (partitioned && (profile.partitionedFirstParty || party.sameSite === false)) return topLevelSite(url, facts)
  const mayPartition = facts.thirdParty === 'partition' || (facts.thirdParty === undefined && profile.partitionsOthers)
  if (!mayPartition || party.sameSite === true) return null
  return facts.thirdParty === undefined || party.sameSite === undefined ? undefined : topLevelSite(url, facts)
}

/**
 * Whether a partition's key tells of a foreign ancestor: a site at top level and the same site inside a foreign frame have
 * jars of their own. undefined: not known.
 */
export function hasForeignAncestor(url: UrlParts, party: Party, facts: RequestContext, profile: Profile) {
  if (party.sameSite !== false || profile.ancestorCounts === 'every-other-site') {
    return party.sameSite === undefined ? undefined : !party.sameSite
  }
  return facts.topUrl == null ? undefined : sameSite(url, splitUrl(facts.topUrl), true, facts.publicSuffix)
}
