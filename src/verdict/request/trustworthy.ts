import type { UrlParts } from '../../cookie/url.ts'

/** What both browsers take as a "secure" connection for the Secure attribute (RFC 6265bis-22, section 5.7 step 13): https, and this machine. */
export function isTrustworthy(url: UrlParts): boolean {
  return url.scheme === 'https' || url.scheme === 'wss' || isLoopback(url.host)
}

/** A dot at the end changes nothing; an address of IPv4 in the form of IPv6 is no loopback to either. */
function isLoopback(host: string): boolean {
  return /^(?:.+\.)?localhost\.?$/.test(host) || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
