import { isIpAddress } from '../../cookie/ip-address.ts'
import { splitUrl, type UrlParts } from '../../cookie/url.ts'
import type { Profile } from '../profiles.ts'
import { type Party, partyByFrame } from './party.ts'
import { registrableDomain } from './registrable-domain.ts'
import type { RequestContext } from './request-context.ts'

/**
 * Returns the site that keys the partition of a request's cookies, such as 'https://a.test'; null: none; undefined: not
 * known.
 */
export function topLevelSite(url: UrlParts, context: RequestContext): string | null | undefined {
  const { type, topUrl } = context
  const top = type === 'main_frame' ? url : topUrl == null ? topUrl : splitUrl(topUrl)
  if (top == null) return top
  const domain = isIpAddress(top.host) ? top.host : registrableDomain(top.host, context.publicSuffix)
  return domain === undefined ? undefined : `${top.scheme}://${domain}`
}

/** Returns the partition in which a response's cookie is stored; null: none; undefined: not known. */
export function partitionFor(
  url: UrlParts,
  partitioned: boolean,
  party: Party,
  context: RequestContext,
  profile: Profile,
): string | null | undefined {
  if (partitioned && (profile.partitionedFirstParty || party.sameSite === false)) return topLevelSite(url, context)
  const { thirdParty } = context
  const mayPartition = thirdParty === 'partition' || (thirdParty === undefined && profile.partitionsOthers)
  if (!mayPartition || party.sameSite === true) return null
  return thirdParty === undefined || party.sameSite === undefined ? undefined : topLevelSite(url, context)
}

/**
 * Whether a partition's key has the bit for a cross-site ancestor, as the `cookies` API has it: a site at top level and the
 * same site inside a frame of another one have jars of their own. undefined: not known.
 */
export function hasCrossSiteAncestor(url: UrlParts, context: RequestContext, profile: Profile): boolean | undefined {
  const { sameSite } = partyByFrame(url, context, profile.schemefulAncestor)
  return sameSite === undefined ? undefined : !sameSite
}
