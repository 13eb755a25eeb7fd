/** Where a URL points to, as far as permissions and "same site" go. */
export interface Place {
  /** Lower case; an IPv6 address stands in brackets. */
  readonly host: string
  /** The registrable domain, or the host itself where there is none (an address, `localhost`, a public suffix). */
  readonly site: string
  readonly hasDomain: boolean
}
