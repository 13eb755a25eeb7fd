import type { RequestContext } from '../../../src/verdict/request/request-context.ts'
import type { Level } from '../../../src/verdict/send/same-site-level.ts'
import { publicSuffix } from '../../public-suffix.ts'

/** Chromium's names for how far a request is from being cross-site. */
export const LEVELS: Readonly<Record<string, Level>> = {
  SAME_SITE_STRICT: 'strict',
  SAME_SITE_LAX: 'lax',
  SAME_SITE_LAX_METHOD_UNSAFE: 'lax-unsafe',
  CROSS_SITE: 'cross',
}

/** The clock of these cases: any will do. */
export const NOW = Date.UTC(2025, 6, 1)

/** The same URL, other site; the same site, other scheme. */
const ELSEWHERE = 'https://elsewhere.invalid'

/** A request of the browser's own: no page stands between. */
export function typed(url: string): RequestContext {
  return {
    browser: 'chromium',
    url: new URL(url).href,
    type: 'main_frame',
    initiator: null,
    now: NOW,
    publicSuffix,
    thirdParty: 'allow',
  }
}

/** A request of which Chromium would say `level`, and, were schemes part of sites, `schemeful`; null: there is none. */
export function requestOf(url: string, level: string, schemeful: string): RequestContext | null {
  const base = typed(url)
  const other = url.startsWith('https:') ? url.replace('https:', 'http:') : url.replace('http:', 'https:')
  if (level === schemeful) return between(base, level === 'SAME_SITE_STRICT' ? base.url : ELSEWHERE, level)
  return level === 'SAME_SITE_STRICT' ? between(base, other, schemeful) : null
}

/** A request that a page at `from` starts; what kind it is makes the level. */
function between(base: RequestContext, from: string, level: string): RequestContext {
  const fetched = level === 'CROSS_SITE' || level === 'SAME_SITE_STRICT'
  if (fetched) return { ...base, type: 'xmlhttprequest', topUrl: from, initiator: from }
  return { ...base, initiator: from, method: level === 'SAME_SITE_LAX' ? 'GET' : 'POST' }
}
