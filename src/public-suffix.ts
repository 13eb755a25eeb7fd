import { getPublicSuffix } from 'tldts'

/** The public suffix of a canonical host, private domains of the list included; null for an IP address. */
export function publicSuffix(host: string): string | null {
  return getPublicSuffix(host, { allowPrivateDomains: true, extractHostname: false, validateHostname: false })
}
