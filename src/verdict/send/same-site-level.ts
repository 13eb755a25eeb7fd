import { splitUrl, type UrlParts } from '../../cookie/url.ts'
import type { Fact } from '../explain/missing-facts.ts'
import type { Profile } from '../profiles.ts'
import { partyOf } from '../request/party.ts'
import { sameSite } from '../request/registrable-domain.ts'
import type { RequestContext } from '../request/request-context.ts'

/** How far a request is from being cross-site; 'lax-unsafe' is a cross-site navigation by POST and the like. */
export type Level = 'strict' | 'lax' | 'lax-unsafe' | 'cross'

/** The best and the worst that the request may be: they differ when a fact is lacking. */
export interface LevelRange {
  readonly best: Level
  readonly worst: Level
  readonly missing: Fact | null
}

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE']

/** RFC 6265bis-22, sections 5.2 and 5.8.3 step 1.5. */
export function levelOf(url: UrlParts, facts: RequestContext, profile: Profile, schemeful: boolean): LevelRange {
  const hops = profile.redirectsCount ? (facts.redirectedFrom ?? []) : []
  const strayed = hops.some((hop) => sameSite(url, splitUrl(hop), schemeful, facts.publicSuffix) === false)
  if (facts.type !== 'main_frame') {
    const party = partyOf(url, facts, schemeful)
    if (party.sameSite === false || strayed) return exactly('cross')
    return party.sameSite === true ? exactly('strict') : { best: 'strict', worst: 'cross', missing: party.missing }
  }
  const away: Level = SAFE_METHODS.includes((facts.method ?? 'GET').toUpperCase()) ? 'lax' : 'lax-unsafe'
  if (strayed) return exactly(away)
  if (facts.initiator === undefined) return { best: 'strict', worst: away, missing: 'initiator' }
  // "If the request's client is null": the user typed it, or chose a bookmark.
  if (facts.initiator === null) return exactly('strict')
  const same = sameSite(url, splitUrl(facts.initiator), schemeful, facts.publicSuffix)
  if (same === undefined) return { best: 'strict', worst: away, missing: 'public-suffix' }
  return exactly(same ? 'strict' : away)
}

function exactly(level: Level): LevelRange {
  return { best: level, worst: level, missing: null }
}
