import { isExpired } from '../cookie/cookie-key.ts'
import { domainMatch } from '../cookie/domain-match.ts'
import { pathMatch } from '../cookie/path-match.ts'
import { splitUrl } from '../cookie/url.ts'
import type { JarCookie } from '../jar/jar-cookie.ts'
import { isTrustworthy } from '../verdict/request/trustworthy.ts'
import { hostOfCookie } from './cookie-url.ts'

/**
 * Returns the Cookie header that is sent when the user opens the URL: RFC 6265bis-22, section 5.8.3, for a top-level
 * navigation that no other site started. Cookies with equally long paths keep the jar's order, because their creation
 * times are not known.
 * @param now milliseconds since the epoch
 */
export function headerOfJar(jar: readonly JarCookie[], url: string, now: number): string | null {
  const parts = splitUrl(url)
  const sent = jar.filter((cookie) => {
    const host = hostOfCookie(cookie)
    if (cookie.hostOnly ? host !== parts.host : !domainMatch(parts.host, host)) return false
    if ((cookie.partitionKey?.topLevelSite ?? '') !== '') return false
    if (isExpired(cookie, now)) return false
    return pathMatch(parts.path, cookie.path) && (!cookie.secure || isTrustworthy(parts))
  })
  const pairs = sent
    .sort((a, b) => b.path.length - a.path.length)
    .map(({ name, value }) => (name === '' ? value : `${name}=${value}`))
  return pairs.length === 0 ? null : pairs.join('; ')
}
