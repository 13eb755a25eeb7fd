import type { JarCookie } from '../jar/jar-cookie.ts'
import { hostOfCookie } from './cookie-url.ts'

/**
 * The cookies that matter to a page: those of its site, whatever their partition; those of the other sites it asks
 * (frames, pixels), in the common jar or in the page's own partition; and all else in the page's partition.
 * @param urls the page's URL first, then what it was seen to ask
 * @param siteOf the site of a URL
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
