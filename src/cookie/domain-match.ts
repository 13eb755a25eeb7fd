import { isIpAddress } from './ip-address.ts'

/**
 * Returns whether the host domain-matches the domain (RFC 6265bis-22, section 5.1.3). Both are canonical host names
 * (lower case, no leading dot).
 * @example domainMatch('www.example.com', 'example.com') // true
 */
export function domainMatch(host: string, domain: string): boolean {
  // "The domain string and the string are identical."
  if (host === domain) return true
  // "The domain string is a suffix of the string. The last character of the string that is not included in the domain
  // string is a %x2E (".") character. The string is a host name (i.e., not an IP address)."
  const dot = host.length - domain.length - 1
  return dot >= 0 && domain !== '' && host.charCodeAt(dot) === 0x2e && host.endsWith(domain) && !isIpAddress(host)
}
