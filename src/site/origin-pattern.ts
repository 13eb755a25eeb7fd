import { hostOf } from './host-of.ts'
import type { Place } from './place.ts'

/** What *all sites* asks the browser for. */
export const ALL_SITES = '*://*/*'

/** What *this site* asks the browser for: the registrable domain and all below it, or the one host where there is no such domain. */
export function patternOfSite({ host, site, hasDomain }: Place): string {
  return hasDomain ? `*://*.${site}/*` : `*://${host}/*`
}

const PATTERN = /^(\*|[a-z]+):\/\/([^/]*)\//i

/** Does this origin pattern, as a permission holds it, take in the URL? */
export function covers(pattern: string, url: string): boolean {
  const wanted = hostOf(url)
  if (wanted === null) return false
  if (pattern === '<all_urls>') return true
  const [, scheme = '', host = ''] = PATTERN.exec(pattern) ?? []
  if (scheme !== '*' && !url.toLowerCase().startsWith(`${scheme}:`)) return false
  if (host === '*') return true
  if (host.startsWith('*.')) return wanted === host.slice(2) || wanted.endsWith(host.slice(1))
  return host !== '' && wanted === host
}

export type Access = 'all' | 'site' | 'none'

const EVERYWHERE = ['<all_urls>', ALL_SITES, 'http://*/*', 'https://*/*']

/** What the person gave that a page is watched by, in that way: taken back, it is not any more. */
export function givenFor(access: Access, origins: readonly string[], url: string | null): string[] {
  // `<all_urls>` stands for ALL_SITES too: see the background.
  if (access === 'all') return [ALL_SITES, ...origins.filter((one) => one !== ALL_SITES && EVERYWHERE.includes(one))]
  return url === null ? [] : origins.filter((one) => covers(one, url))
}

/** How a page is watched, given the origins whose permission is held. */
export function accessTo(origins: readonly string[], url: string | null): Access {
  const held = url === null ? origins : origins.filter((one) => covers(one, url))
  if (held.some((one) => EVERYWHERE.includes(one))) return 'all'
  return url !== null && held.length > 0 ? 'site' : 'none'
}
