import type { JarCookie } from '../jar/jar-cookie.ts'
import { hostOfCookie } from './cookie-url.ts'

/**
 * Returns the cookies that concern a page: those of its site, in any partition; those of other sites that it requested
 * (frames, pixels), if unpartitioned or in the page's own partition; and all others in the page's partition.
 * @param urls the page's URL first, then the URLs that it requested
 */
export function cookiesOfPage(
  jar: readonly JarCookie[],
  urls: readonly string[],
  siteOf: (url: string) => string,
): JarCookie[] {
  const [top = ''] = urls
  const here = siteOf(top)
  const sites = new Set(urls.map(siteOf))
  sites.delete('')
  return jar.filter((cookie) => {
    const site = siteOf(`http://${hostOfCookie(cookie)}`)
    if (site === here && here !== '') return true
    const partition = siteOf(cookie.partitionKey?.topLevelSite ?? '')
    return partition === '' ? sites.has(site) : partition === here
  })
}
