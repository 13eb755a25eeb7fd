import { getPublicSuffix } from 'tldts'

/** What the browsers' own list says of a canonical host, told without a browser: private domains included; null for an IP address. */
export function publicSuffix(host: string): string | null {
  return getPublicSuffix(host, { allowPrivateDomains: true, extractHostname: false, validateHostname: false })
}
