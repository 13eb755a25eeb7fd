import { isIpAddress } from '../../cookie/ip-address.ts'
import type { PublicSuffixOf } from '../../cookie/public-suffixes.ts'
import { toAsciiHost } from '../../cookie/punycode.ts'
import type { Profile } from '../profiles.ts'
import { registrableDomain } from '../request/registrable-domain.ts'

export interface ResolvedDomain {
  /** The cookie's domain, without a leading dot. */
  readonly domain: string
  readonly hostOnly: boolean
  /** 'unknown': the public suffix is lacking, and all depends on it. */
  readonly fits: 'yes' | 'no' | 'unknown'
}

/**
 * RFC 6265bis-22, section 5.7 steps 7 to 10, as both browsers have it.
 * @param written the Domain attribute as it stands; '' when there is none
 */
export function resolveDomain(
  written: string,
  host: string,
  publicSuffix: PublicSuffixOf,
  profile: Profile,
): ResolvedDomain {
  // 10. "If the domain-attribute is non-empty … Otherwise: set the cookie's host-only-flag to true."
  if (written === '') return { domain: host, hostOnly: true, fits: 'yes' }
  const canonical = profile.nonAsciiDomain === 'punycode' && /[^\0-\x7f]/.test(written) ? toAsciiHost(written) : written
  // 5.6.3: one leading dot is dropped. The browsers keep a lone dot, which fits no host; the draft makes it empty.
  const bare = canonical.length > 1 && canonical.charCodeAt(0) === 0x2e ? canonical.slice(1) : canonical
  const domain = asciiLowerCase(bare)
  const no: ResolvedDomain = { domain, hostOnly: false, fits: 'no' }
  if (domain === host) {
    // 9. "If the domain-attribute is identical to the canonicalized request-host: let the domain-attribute be the empty
    //    string": for an IP address, a single label, a public suffix.
    const alone = isIpAddress(host) || !host.includes('.') || publicSuffix(host) === host
    // Of these Chromium wants the very name, not one that comes to the same.
    return alone && canonical !== written ? no : { domain, hostOnly: alone, fits: 'yes' }
  }
  // "If the request-host does not domain-match the domain-attribute: abort". A host never has a character beyond ASCII
  // (step 8), and nothing domain-matches an IP address but itself.
  if (!host.endsWith(`.${domain}`) || isIpAddress(host)) return no
  // 9. "If the domain-attribute is a public suffix: abort"
  const registrable = registrableDomain(host, publicSuffix)
  if (registrable === undefined) return { domain, hostOnly: false, fits: 'unknown' }
  return domain === registrable || domain.endsWith(`.${registrable}`) ? { domain, hostOnly: false, fits: 'yes' } : no
}

/** `toLowerCase` would turn the Kelvin sign into a k, and so a foreign domain into ours. */
function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
