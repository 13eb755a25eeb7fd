import type { UrlParts } from '../../cookie/url.ts'

/**
 * Returns whether a connection counts as "secure" for the Secure attribute (RFC 6265bis-22, section 5.7 step 13): in both
 * browsers https, and loopback.
 */
export function isTrustworthy(url: UrlParts): boolean {
  return url.scheme === 'https' || url.scheme === 'wss' || isLoopback(url.host)
}

/** A trailing dot is allowed. Neither browser treats an IPv4 address written as IPv6 as loopback. */
function isLoopback(host: string): boolean {
  return /^(?:.+\.)?localhost\.?$/.test(host) || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
