import { defaultPath } from '../cookie/default-path.ts'
import { isIpAddress } from '../cookie/ip-address.ts'
import { parseSetCookie } from '../cookie/parse-set-cookie.ts'
import { splitUrl } from '../cookie/url.ts'
import type { CookiePlace } from '../jar/cookie-place.ts'
import type { Exchange, Received } from './exchange.ts'

/** Where a Set-Cookie line of an exchange puts its cookie if it is kept. Its partition is not told by the line alone. */
export function linePlace({ url, storeId }: Exchange, { line }: Pick<Received, 'line'>): CookiePlace {
  const { name, domain, path } = parseSetCookie(line)
  const { host, path: uriPath } = splitUrl(url)
  // A host that no other can be under is a host-only cookie's, whatever the line says.
  const hostOnly = domain === null || domain === '' || (domain === host && (isIpAddress(host) || !host.includes('.')))
  const place = { name, domain: hostOnly ? host : `.${domain}`, path: path ?? defaultPath(uriPath) }
  return storeId === null ? place : { ...place, storeId }
}

/** Whether two places may be the same one: what either does not tell fits. */
export function samePlace(a: CookiePlace, b: CookiePlace): boolean {
  return (
    a.name === b.name &&
    a.domain === b.domain &&
    a.path === b.path &&
    fits(a.storeId, b.storeId) &&
    fits(a.topLevelSite, b.topLevelSite)
  )
}

function fits(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b
}
