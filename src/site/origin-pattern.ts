import type { HostAndSite } from './host-and-site.ts'
import { hostOf } from './host-of.ts'

/** The origin pattern that the choice *all sites* requests. */
export const ALL_SITES = '*://*/*'

/**
 * Returns the origin pattern that the choice *this site* requests: the registrable domain with all its subdomains, or the
 * single host.
 */
export function patternOfSite({ host, site, hasDomain }: HostAndSite): string {
  return hasDomain ? `*://*.${site}/*` : `*://${host}/*`
}

const PATTERN = /^(\*|[a-z]+):\/\/([^/]*)\//i

/** Returns whether an origin pattern of a permission matches the URL. */
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

/** Returns the granted origins that give a page this access: removing them removes the access. */
export function givenFor(access: Access, origins: readonly string[], url: string | null): string[] {
  // The background lists a granted ALL_SITES as `<all_urls>`, so remove both forms.
  if (access === 'all') return [ALL_SITES, ...origins.filter((one) => one !== ALL_SITES && EVERYWHERE.includes(one))]
  return url === null ? [] : origins.filter((one) => covers(one, url))
}

/** Returns the access to a page that the granted origins give. */
export function accessTo(origins: readonly string[], url: string | null): Access {
  const held = url === null ? origins : origins.filter((one) => covers(one, url))
  if (held.some((one) => EVERYWHERE.includes(one))) return 'all'
  return url !== null && held.length > 0 ? 'site' : 'none'
}
