import { splitUrl, type UrlParts } from '../../cookie/url.ts'
import type { Fact } from '../explain/missing-facts.ts'
import { sameSite } from './registrable-domain.ts'
import type { RequestContext } from './request-context.ts'

/** How a request stands to its top-level document. */
export interface Party {
  /** Same-site for the standard's "site for cookies"; undefined: not known, see `missing`. */
  readonly sameSite: boolean | undefined
  /** Cross-site only because one is http and the other https. */
  readonly schemeOnly: boolean
  readonly missing: Fact | null
}

/** A top-level navigation: whatever started it, it may set cookies. */
export const TOP_LEVEL: Party = { sameSite: true, schemeOnly: false, missing: null }

/**
 * RFC 6265bis-22, section 5.2.1: a subresource is same-site when its URL is same-site with the top-level document and so
 * is every frame between. The initiator stands for the innermost frame. Not for top-level navigations.
 */
export function partyOf(url: UrlParts, facts: RequestContext, schemeful: boolean): Party {
  return party(url, [facts.initiator, ...(facts.ancestors ?? [])], facts, schemeful)
}

/**
 * The same for where the request takes place, whoever started it: its partition, and the policy for third parties. A frame
 * may be sent elsewhere by its own document or by another window.
 */
export function placeOf(url: UrlParts, facts: RequestContext, schemeful: boolean): Party {
  if (facts.type === 'main_frame') return TOP_LEVEL
  const { ancestors = [], initiator, type } = facts
  // Of a frame between, its URL does not tell whether it is sandboxed; the page itself is not.
  const tells = type === 'sub_frame' && (initiator === 'null' ? ancestors.length === 1 : ancestors.length > 0)
  return party(url, tells ? ancestors : [initiator, ...ancestors], facts, schemeful)
}

/** @param around the documents between; undefined: one that is not known; null: none */
function party(
  url: UrlParts,
  around: readonly (string | null | undefined)[],
  facts: RequestContext,
  schemeful: boolean,
): Party {
  const missing = facts.topUrl === undefined ? 'top-level-site' : around.includes(undefined) ? 'initiator' : null
  const others = [facts.topUrl, ...around].filter((one) => typeof one === 'string')
  const strict = all(url, others, schemeful, facts)
  if (strict === true) return missing === null ? TOP_LEVEL : { sameSite: undefined, schemeOnly: false, missing }
  if (strict === undefined) return { sameSite: undefined, schemeOnly: false, missing: 'public-suffix' }
  const schemeOnly = schemeful && missing === null && all(url, others, false, facts) === true
  return { sameSite: false, schemeOnly, missing: null }
}

/** Whether the URL is same-site with every one; false wins over not knowing. */
function all(url: UrlParts, others: readonly string[], schemeful: boolean, facts: RequestContext): boolean | undefined {
  let known: boolean | undefined = true
  for (const other of others) {
    const same = sameSite(url, splitUrl(other), schemeful, facts.publicSuffix)
    if (same === false) return false
    if (same === undefined) known = undefined
  }
  return known
}
