import { getPublicSuffix } from 'tldts'

/** What the browsers' own list says of a canonical host, told without a browser: private domains included; null for an IP address. */
export function publicSuffix(host: string): string | null {
  // A dot at the end belongs to the root, and stays.
  const bare = host.endsWith('.') ? host.slice(0, -1) : host
  const suffix = getPublicSuffix(bare, { allowPrivateDomains: true, extractHostname: false, validateHostname: false })
  return suffix === null ? null : suffix + host.slice(bare.length)
}
