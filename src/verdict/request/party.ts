import { splitUrl, type UrlParts } from '../../cookie/url.ts'
import type { MissingFact } from '../explain/missing-facts.ts'
import { sameSite } from './registrable-domain.ts'
import type { RequestContext } from './request-context.ts'

/** How a request relates to its top-level document. */
export interface Party {
  /** True if same-site by the standard's "site for cookies"; undefined: not known, see `missing`. */
  readonly sameSite: boolean | undefined
  /** True if cross-site only because one URL is http and the other https. */
  readonly schemeOnly: boolean
  readonly missing: MissingFact | null
}

/** A top-level navigation may set cookies regardless of who started it. */
export const TOP_LEVEL: Party = { sameSite: true, schemeOnly: false, missing: null }

/**
 * Determines the party that SameSite depends on (RFC 6265bis-22, section 5.2.1). A subresource is same-site when its URL
 * is same-site with the top-level document and with every frame in between. The initiator stands for the innermost frame.
 * Not for top-level navigations.
 */
export function partyByInitiator(url: UrlParts, context: RequestContext, schemeful: boolean): Party {
  return party(url, [context.initiator, ...(context.ancestors ?? [])], context, schemeful)
}

/**
 * Determines the party that partitions and the policy for third parties depend on. It depends on the frame of the
 * request, not on who started it: a frame may be navigated by its own document or by another window.
 */
export function partyByFrame(url: UrlParts, context: RequestContext, schemeful: boolean): Party {
  if (context.type === 'main_frame') return TOP_LEVEL
  const { ancestors = [], initiator, type } = context
  // An opaque initiator ('null') may be a sandboxed frame, whose URL among `ancestors` would not show that. If the page
  // is the only ancestor, it suffices, because the page itself is not sandboxed.
  const ancestorsSuffice =
    type === 'sub_frame' && (initiator === 'null' ? ancestors.length === 1 : ancestors.length > 0)
  return party(url, ancestorsSuffice ? ancestors : [initiator, ...ancestors], context, schemeful)
}

/** @param around the documents in between; undefined: one that is not known; null: none */
function party(
  url: UrlParts,
  around: readonly (string | null | undefined)[],
  context: RequestContext,
  schemeful: boolean,
): Party {
  const missing = context.topUrl === undefined ? 'top-level-site' : around.includes(undefined) ? 'initiator' : null
  const others = [context.topUrl, ...around].filter((one) => typeof one === 'string')
  const same = sameSiteWithAll(url, others, schemeful, context)
  if (same === true) return missing === null ? TOP_LEVEL : { sameSite: undefined, schemeOnly: false, missing }
  if (same === undefined) return { sameSite: undefined, schemeOnly: false, missing: 'public-suffix' }
  const schemeOnly = schemeful && missing === null && sameSiteWithAll(url, others, false, context) === true
  return { sameSite: false, schemeOnly, missing: null }
}

/** Returns whether the URL is same-site with every document. A single cross-site one decides, even if others are unknown. */
function sameSiteWithAll(
  url: UrlParts,
  others: readonly string[],
  schemeful: boolean,
  context: RequestContext,
): boolean | undefined {
  let result: boolean | undefined = true
  for (const other of others) {
    const same = sameSite(url, splitUrl(other), schemeful, context.publicSuffix)
    if (same === false) return false
    if (same === undefined) result = undefined
  }
  return result
}
