/** What tells one cookie from another: see `jarKey`. Where a part is left out, any will do. */
export interface CookiePlace {
  readonly name: string
  /** Starts with a dot for a domain cookie. */
  readonly domain: string
  readonly path: string
  readonly storeId?: string
  /** Of a partitioned cookie: the site of the page. */
  readonly topLevelSite?: string
}
