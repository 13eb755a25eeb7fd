import type { PartialCookieKey } from '../../cookie/cookie-key.ts'
import { defaultPath } from '../../cookie/default-path.ts'
import { isIpAddress } from '../../cookie/ip-address.ts'
import { parseSetCookie } from '../../cookie/parse-set-cookie.ts'
import { splitUrl } from '../../cookie/url.ts'
import type { Exchange, Received } from './exchange.ts'

/**
 * Returns the key of the cookie that a Set-Cookie line of an exchange sets. The line alone does not say in which
 * partition.
 */
export function linePlace({ url, storeId }: Exchange, { line }: Pick<Received, 'line'>): PartialCookieKey {
  const { name, domain, path } = parseSetCookie(line)
  const { host, path: uriPath } = splitUrl(url)
  // A host without subdomains can only have host-only cookies, whatever the line says.
  const hostOnly = domain === null || domain === '' || (domain === host && (isIpAddress(host) || !host.includes('.')))
  const place = { name, domain: hostOnly ? host : `.${domain}`, path: path ?? defaultPath(uriPath) }
  return storeId === null ? place : { ...place, storeId }
}
