import { splitUrl, type UrlParts } from '../../cookie/url.ts'
import type { MissingFact } from '../explain/missing-facts.ts'
import type { Profile } from '../profiles.ts'
import { partyByInitiator } from '../request/party.ts'
import { sameSite } from '../request/registrable-domain.ts'
import type { RequestContext } from '../request/request-context.ts'

/**
 * Ranges from same-site ('strict') to cross-site; 'lax-unsafe' is a cross-site navigation with POST or another unsafe
 * method.
 */
export type Level = 'strict' | 'lax' | 'lax-unsafe' | 'cross'

/** The best and the worst level that the request may have. They differ when a fact is missing. */
export interface LevelRange {
  readonly best: Level
  readonly worst: Level
  readonly missing: MissingFact | null
}

const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE']

/** Determines the level by RFC 6265bis-22, sections 5.2 and 5.8.3 step 1.5. */
export function levelOf(url: UrlParts, context: RequestContext, profile: Profile, schemeful: boolean): LevelRange {
  const hops = profile.redirectsCount ? (context.redirectedFrom ?? []) : []
  const strayed = hops.some((hop) => sameSite(url, splitUrl(hop), schemeful, context.publicSuffix) === false)
  if (context.type !== 'main_frame') {
    const party = partyByInitiator(url, context, schemeful)
    if (party.sameSite === false || strayed) return exactly('cross')
    return party.sameSite === true ? exactly('strict') : { best: 'strict', worst: 'cross', missing: party.missing }
  }
  const crossSite: Level = SAFE_METHODS.includes((context.method ?? 'GET').toUpperCase()) ? 'lax' : 'lax-unsafe'
  if (strayed) return exactly(crossSite)
  if (context.initiator === undefined) return { best: 'strict', worst: crossSite, missing: 'initiator' }
  // "If the request's client is null": the user typed the URL, or chose a bookmark.
  if (context.initiator === null) return exactly('strict')
  const same = sameSite(url, splitUrl(context.initiator), schemeful, context.publicSuffix)
  if (same === undefined) return { best: 'strict', worst: crossSite, missing: 'public-suffix' }
  return exactly(same ? 'strict' : crossSite)
}

function exactly(level: Level): LevelRange {
  return { best: level, worst: level, missing: null }
}
