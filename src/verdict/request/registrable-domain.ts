import { isIpAddress } from '../../cookie/ip-address.ts'
import type { PublicSuffixOf } from '../../cookie/public-suffixes.ts'
import type { UrlParts } from '../../cookie/url.ts'

/**
 * Returns the registrable domain of a host: its public suffix and one more label. An IP address, a public suffix and a
 * single label are returned unchanged; undefined when the suffix isn't known.
 */
export function registrableDomain(host: string, publicSuffix: PublicSuffixOf): string | undefined {
  if (isIpAddress(host) || !host.includes('.')) return host
  const suffix = publicSuffix(host)
  if (suffix === null) return undefined
  if (host.length <= suffix.length) return host
  return host.slice(host.lastIndexOf('.', host.length - suffix.length - 2) + 1)
}

/**
 * Returns whether two URLs are same-site; undefined when a public suffix isn't known.
 * @param schemeful true if http and https of one domain are two sites
 */
export function sameSite(
  a: UrlParts,
  b: UrlParts,
  schemeful: boolean,
  publicSuffix: PublicSuffixOf,
): boolean | undefined {
  // An opaque origin ('null', data:, about:) is cross-site even to itself.
  if (a.host === '' || b.host === '') return false
  if (schemeful && httpForm(a.scheme) !== httpForm(b.scheme)) return false
  if (a.host === b.host) return true
  const left = registrableDomain(a.host, publicSuffix)
  const right = registrableDomain(b.host, publicSuffix)
  return left === undefined || right === undefined ? undefined : left === right
}

/** A WebSocket belongs to the site of its page, so ws counts as http and wss as https. */
function httpForm(scheme: string): string {
  return scheme === 'wss' ? 'https' : scheme === 'ws' ? 'http' : scheme
}
