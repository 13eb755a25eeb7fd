import { isIpAddress } from '../cookie/ip-address.ts'
import type { PublicSuffixOf } from '../cookie/public-suffixes.ts'
import type { HostAndSite } from './host-and-site.ts'
import { hostOf } from './host-of.ts'

const ORIGIN = /^[a-z]+:\/\/[^/?#]*/i
const MAX_REMEMBERED = 5000

/** Finds the site of a URL by public suffixes. Caches its answers, because every exchange needs one. */
export class Sites {
  readonly #publicSuffix: PublicSuffixOf
  readonly #remembered = new Map<string, HostAndSite | null>()

  constructor(publicSuffix: PublicSuffixOf) {
    this.#publicSuffix = publicSuffix
  }

  /** Returns null for URLs that no extension may watch (`about:`, `chrome:`, `file:`), and for text that is not a URL. */
  readonly hostAndSiteOf = (url: string): HostAndSite | null => {
    const origin = ORIGIN.exec(url)?.[0] ?? ''
    const remembered = this.#remembered.get(origin)
    if (remembered !== undefined) return remembered
    const host = hostOf(origin)
    const found = host === null ? null : this.#read(host)
    if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear()
    this.#remembered.set(origin, found)
    return found
  }

  /** Returns the site of a URL; '' when it has none. */
  readonly siteOf = (url: string): string => this.hostAndSiteOf(url)?.site ?? ''

  #read(host: string): HostAndSite {
    const suffix = isIpAddress(host) ? null : this.#publicSuffix(host)
    if (suffix === null || host.length <= suffix.length) return { host, site: host, hasDomain: false }
    const site = host.slice(host.lastIndexOf('.', host.length - suffix.length - 2) + 1)
    return { host, site, hasDomain: true }
  }
}
