import type { SetCookie } from '../../cookie/set-cookie.ts'
import { splitUrl, type UrlParts } from '../../cookie/url.ts'
import { PROFILES, type Profile } from '../profiles.ts'
import { hasCrossSiteAncestor, partitionFor } from '../request/partition.ts'
import { type Party, partyByFrame, partyByInitiator, TOP_LEVEL } from '../request/party.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import type { JudgeContext } from './judge-context.ts'

/** A line in its context, before it is judged. */
export interface Reading {
  readonly profile: Profile
  readonly url: UrlParts
  readonly candidate: Candidate
  /** By who started the request: for SameSite. */
  readonly initiatorParty: Party
  /** By where the request takes place: for partitions and the policy for third parties. */
  readonly frameParty: Party
  /** The partition that the cookie would go to; null: none; undefined: not known. */
  readonly partition: string | null | undefined
  /** Whether a cross-site ancestor is part of its key; undefined: not known, or no partition. */
  readonly crossSiteAncestor: boolean | undefined
}

export function readLine(cookie: SetCookie, context: JudgeContext): Reading {
  const profile = PROFILES[context.browser]
  const url = splitUrl(context.url)
  const candidate = candidateOf(cookie, url, context, profile)
  const isTopLevel = context.type === 'main_frame'
  const initiatorParty = isTopLevel ? TOP_LEVEL : partyByInitiator(url, context, profile.schemefulSite)
  const frameParty = partyByFrame(url, context, profile.schemefulSite)
  const partition = partitionFor(url, candidate.partitioned, frameParty, context, profile)
  const crossSiteAncestor = partition == null ? undefined : hasCrossSiteAncestor(url, context, profile)
  return { profile, url, candidate, initiatorParty, frameParty, partition, crossSiteAncestor }
}
