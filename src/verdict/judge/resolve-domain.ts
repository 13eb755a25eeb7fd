import { toAsciiHost } from '../../cookie/ascii-host.ts'
import { isIpAddress } from '../../cookie/ip-address.ts'
import type { PublicSuffixOf } from '../../cookie/public-suffixes.ts'
import type { Profile } from '../profiles.ts'
import { registrableDomain } from '../request/registrable-domain.ts'

export interface ResolvedDomain {
  /** The cookie's domain, without a leading dot. */
  readonly domain: string
  readonly hostOnly: boolean
  /** Says whether the host may set it; 'unknown': that depends on a public suffix that isn't known. */
  readonly fits: 'yes' | 'no' | 'unknown'
}

/**
 * Determines the cookie's domain by RFC 6265bis-22, section 5.7 steps 7 to 10, as both browsers implement them.
 * @param attribute the Domain attribute, unparsed; '' when there is none
 */
export function resolveDomain(
  attribute: string,
  host: string,
  publicSuffix: PublicSuffixOf,
  profile: Profile,
): ResolvedDomain {
  // 10. "If the domain-attribute is non-empty … Otherwise: set the cookie's host-only-flag to true."
  if (attribute === '') return { domain: host, hostOnly: true, fits: 'yes' }
  const isAscii = !/[^\0-\x7f]/.test(attribute)
  const canonical = isAscii || profile.nonAsciiDomain === 'refused' ? attribute : toAsciiHost(attribute)
  if (canonical === null) return { domain: asciiLowerCase(attribute), hostOnly: false, fits: 'no' }
  // 5.6.3: one leading dot is dropped. The browsers keep a lone dot, which matches no host; the draft makes it empty.
  const bare = canonical.length > 1 && canonical.charCodeAt(0) === 0x2e ? canonical.slice(1) : canonical
  const domain = asciiLowerCase(bare)
  const no: ResolvedDomain = { domain, hostOnly: false, fits: 'no' }
  if (domain === host) {
    // 9. "If the domain-attribute is identical to the canonicalized request-host: let the domain-attribute be the empty
    // string": applies to an IP address, a single label, and a public suffix.
    const isAlone = isIpAddress(host) || !host.includes('.') || publicSuffix(host) === host
    // For such hosts Chromium compares the attribute as written, not its canonical form.
    return isAlone && canonical !== attribute ? no : { domain, hostOnly: isAlone, fits: 'yes' }
  }
  // "If the request-host does not domain-match the domain-attribute: abort". A host never has a character beyond ASCII
  // (step 8), and nothing domain-matches an IP address but itself.
  if (!host.endsWith(`.${domain}`) || isIpAddress(host)) return no
  // 9. "If the domain-attribute is a public suffix: abort"
  const registrable = registrableDomain(host, publicSuffix)
  if (registrable === undefined) return { domain, hostOnly: false, fits: 'unknown' }
  return domain === registrable || domain.endsWith(`.${registrable}`) ? { domain, hostOnly: false, fits: 'yes' } : no
}

/** `toLowerCase` would turn the Kelvin sign into a k, so that another domain would match this one. */
function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
