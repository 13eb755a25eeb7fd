import { parse } from 'tldts'

/** Where a URL points to, as far as permissions and "same site" go. */
export interface Place {
  /** Lower case; an IPv6 address stands in brackets. */
  readonly host: string
  /** The registrable domain, or the host itself where there is none (an address, `localhost`, a public suffix). */
  readonly site: string
  readonly hasDomain: boolean
}

const WEB = /^(?:https?|wss?):\/\//i
const ORIGIN = /^[a-z]+:\/\/[^/?#]*/i
const known = new Map<string, Place | null>()
const KNOWN_AT_MOST = 5000

/** Null for what no extension may watch: `about:`, `chrome:`, `file:`, and text that is no URL. */
export function placeOf(url: string): Place | null {
  const origin = ORIGIN.exec(url)?.[0] ?? ''
  const before = known.get(origin)
  if (before !== undefined) return before
  const place = WEB.test(origin) ? read(origin) : null
  if (known.size >= KNOWN_AT_MOST) known.clear()
  known.set(origin, place)
  return place
}

function read(origin: string): Place | null {
  const { hostname, domain, isIp } = parse(origin, { allowPrivateDomains: true })
  if (hostname === null || hostname === '') return null
  const host = isIp && hostname.includes(':') ? `[${hostname}]` : hostname
  return { host, site: domain ?? host, hasDomain: domain !== null }
}

/** The site of a URL; the empty text when it has none. */
export function siteOf(url: string): string {
  return placeOf(url)?.site ?? ''
}
