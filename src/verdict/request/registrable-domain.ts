import { isIpAddress } from '../../cookie/ip-address.ts'
import type { PublicSuffixOf } from '../../cookie/public-suffixes.ts'
import type { UrlParts } from '../../cookie/url.ts'

/**
 * The registrable domain of a host: its public suffix and one label. An IP address, a public suffix and a single label
 * stand for themselves; undefined when the suffix can't be told.
 */
export function registrableDomain(host: string, publicSuffix: PublicSuffixOf): string | undefined {
  if (isIpAddress(host) || !host.includes('.')) return host
  const suffix = publicSuffix(host)
  if (suffix === null) return undefined
  if (host.length <= suffix.length) return host
  return host.slice(host.lastIndexOf('.', host.length - suffix.length - 2) + 1)
}

/** Whether two URLs are of one site; undefined when it can't be told. */
export function sameSite(a: UrlParts, b: UrlParts, schemeful: boolean, publicSuffix: PublicSuffixOf) {
  // An opaque origin ('null', data:, about:) is of no site, not even its own.
  if (a.host === '' || b.host === '') return false
  if (schemeful && secureForm(a.scheme) !== secureForm(b.scheme)) return false
  if (a.host === b.host) return true
  const left = registrableDomain(a.host, publicSuffix)
  const right = registrableDomain(b.host, publicSuffix)
  return left === undefined || right === undefined ? undefined : left === right
}

/** A socket belongs to the site of its page: ws is http, wss is https. */
function secureForm(scheme: string): string {
  return scheme === 'wss' ? 'https' : scheme === 'ws' ? 'http' : scheme
}
