import { isIpAddress } from '../cookie/ip-address.ts'
import type { PublicSuffixOf } from '../cookie/public-suffixes.ts'
import { hostOf } from './host-of.ts'
import type { Place } from './place.ts'

const ORIGIN = /^[a-z]+:\/\/[^/?#]*/i
const KNOWN_AT_MOST = 5000

/** Which site a URL is of, by a list of public suffixes that is handed in. Remembers what it was asked. */
export class Sites {
  readonly #publicSuffix: PublicSuffixOf
  readonly #known = new Map<string, Place | null>()

  constructor(publicSuffix: PublicSuffixOf) {
    this.#publicSuffix = publicSuffix
  }

  /** Null for what no extension may watch: `about:`, `chrome:`, `file:`, and text that is no URL. */
  readonly placeOf = (url: string): Place | null => {
    const origin = ORIGIN.exec(url)?.[0] ?? ''
    const before = this.#known.get(origin)
    if (before !== undefined) return before
    const host = hostOf(origin)
    const place = host === null ? null : this.#read(host)
    if (this.#known.size >= KNOWN_AT_MOST) this.#known.clear()
    this.#known.set(origin, place)
    return place
  }

  /** The site of a URL; the empty text when it has none. */
  readonly siteOf = (url: string): string => this.placeOf(url)?.site ?? ''

  #read(host: string): Place {
    const suffix = isIpAddress(host) ? null : this.#publicSuffix(host)
    if (suffix === null || host.length <= suffix.length) return { host, site: host, hasDomain: false }
    const site = host.slice(host.lastIndexOf('.', host.length - suffix.length - 2) + 1)
    return { host, site, hasDomain: true }
  }
}
