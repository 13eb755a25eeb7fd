import type { UrlParts } from '../../cookie/url.ts'

/** A "secure" connection for the Secure attribute (RFC 6265bis-22, section 5.7 step 13): in both browsers https, and loopback. */
export function isTrustworthy(url: UrlParts): boolean {
  return url.scheme === 'https' || url.scheme === 'wss' || isLoopback(url.host)
}

/** With or without a trailing dot. Neither browser takes an IPv4 address written as IPv6 for loopback. */
function isLoopback(host: string): boolean {
  return /^(?:.+\.)?localhost\.?$/.test(host) || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
