import type { SetCookie } from '../../cookie/set-cookie.ts'
import { splitUrl, type UrlParts } from '../../cookie/url.ts'
import { PROFILES, type Profile } from '../profiles.ts'
import { hasCrossSiteAncestor, partitionFor } from '../request/partition.ts'
import { type Party, partyByFrame, partyByInitiator, TOP_LEVEL } from '../request/party.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import type { JudgeContext } from './judge-context.ts'

/** The facts about a line in its context that the verdict is based on. */
export interface Reading {
  readonly profile: Profile
  readonly url: UrlParts
  readonly candidate: Candidate
  /** Depends on who started the request. Used for SameSite. */
  readonly initiatorParty: Party
  /** Depends on the frame of the request. Used for partitions and for the policy for third parties. */
  readonly frameParty: Party
  /** The partition that the cookie would be stored in; null: none; undefined: not known. */
  readonly partition: string | null | undefined
  /** True if a cross-site ancestor is part of the partition's key; undefined: not known, or no partition. */
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
