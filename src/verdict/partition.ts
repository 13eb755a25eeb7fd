import { isIpAddress } from '../cookie/ip-address.ts'
import { splitUrl, type UrlParts } from '../cookie/url.ts'
import type { RequestFacts } from './judge-context.ts'
import type { Party } from './party.ts'
import type { Profile } from './profiles.ts'
import { registrableDomain } from './site.ts'

/** The site whose partition a request's cookies live in, 'https://a.test'; null: none; undefined: not known. */
export function topLevelSite(url: UrlParts, facts: RequestFacts): string | null | undefined {
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
  facts: RequestFacts,
  profile: Profile,
): string | null | undefined {
  if (partitioned && (profile.partitionedFirstParty || party.sameSite === false)) return topLevelSite(url, facts)
  if (facts.thirdParty !== 'partition') return null
  return party.sameSite === undefined ? undefined : party.sameSite ? null : topLevelSite(url, facts)
}
