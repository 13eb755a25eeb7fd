/** The host of a URL and its site, as permissions and same-site checks need them. */
export interface HostAndSite {
  /** Lower case; an IPv6 address in brackets. */
  readonly host: string
  /** The registrable domain, or the host itself where there is none (an address, `localhost`, a public suffix). */
  readonly site: string
  readonly hasDomain: boolean
}
