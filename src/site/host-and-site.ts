/** The host of a URL, and the site it belongs to: what permissions and same-site checks need of it. */
export interface HostAndSite {
  /** Lower case; an IPv6 address in brackets. */
  readonly host: string
  /** The registrable domain, or the host itself where there is none (an address, `localhost`, a public suffix). */
  readonly site: string
  readonly hasDomain: boolean
}
