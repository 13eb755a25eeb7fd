import type { SetCookie } from '../../cookie/set-cookie.ts'
import { splitUrl, type UrlParts } from '../../cookie/url.ts'
import { PROFILES, type Profile } from '../profiles.ts'
import { hasForeignAncestor, partitionFor } from '../request/partition.ts'
import { type Party, partyOf, placeOf, TOP_LEVEL } from '../request/party.ts'
import { type Candidate, candidateOf } from './candidate.ts'
import type { JudgeContext } from './judge-context.ts'

/** A line in its context, before anything is said of it. */
export interface Reading {
  readonly profile: Profile
  readonly url: UrlParts
  readonly candidate: Candidate
  readonly party: Party
  readonly place: Party
  /** The partition that the cookie would go to; null: the common jar; undefined: not known. */
  readonly partition: string | null | undefined
  /** Whether it would be that of a foreign ancestor; undefined: not known, or no partition. */
  readonly foreign: boolean | undefined
}

export function readLine(cookie: SetCookie, context: JudgeContext): Reading {
  const profile = PROFILES[context.browser]
  const url = splitUrl(context.url)
  const candidate = candidateOf(cookie, url, context, profile)
  const party = context.type === 'main_frame' ? TOP_LEVEL : partyOf(url, context, profile.schemefulSite)
  const place = placeOf(url, context, profile.schemefulSite)
  const partition = partitionFor(url, candidate.partitioned, place, context, profile)
  const foreign = partition == null ? undefined : hasForeignAncestor(url, place, context, profile)
  return { profile, url, candidate, party, place, partition, foreign }
}
