/** What makes two cookies the same one: setting the second replaces the first (RFC 6265bis-22, section 5.7 step 23). */
export interface Identity {
  readonly name: string
  /** Without a leading dot. */
  readonly domain: string
  readonly hostOnly: boolean
  readonly path: string
  /** Site of the top-level document, 'https://a.test'; null outside a partition. */
  readonly partition: string | null
  /** Whether the partition is that of a foreign ancestor; null: not known, which fits both, or no partition. */
  readonly foreign: boolean | null
  /** The cookie store: container, private window; null when not known, which fits any. */
  readonly storeId: string | null
}

interface CookieLike {
  readonly name: string
  readonly domain: string
  readonly hostOnly: boolean
  readonly path: string
  readonly storeId: string
  readonly partitionKey?: { readonly topLevelSite?: string; readonly hasCrossSiteAncestor?: boolean } | null
}

/** The identity of a cookie as the `cookies` API hands it over. */
export function identityOf(cookie: CookieLike): Identity {
  return {
    name: cookie.name,
    domain: cookie.domain.startsWith('.') ? cookie.domain.slice(1) : cookie.domain,
    hostOnly: cookie.hostOnly,
    path: cookie.path,
    partition: cookie.partitionKey?.topLevelSite ?? null,
    foreign: cookie.partitionKey?.hasCrossSiteAncestor ?? null,
    storeId: cookie.storeId,
  }
}

export function sameIdentity(a: Identity, b: Identity): boolean {
  return (
    a.name === b.name &&
    a.path === b.path &&
    a.domain === b.domain &&
    a.hostOnly === b.hostOnly &&
    a.partition === b.partition &&
    (a.foreign === b.foreign || a.foreign === null || b.foreign === null) &&
    (a.storeId === b.storeId || a.storeId === null || b.storeId === null)
  )
}
