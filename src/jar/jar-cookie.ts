/** A cookie as the `cookies` API of both browsers returns it. Plain JSON. */
export interface JarCookie {
  readonly name: string
  readonly value: string
  readonly domain: string
  readonly hostOnly: boolean
  readonly path: string
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: 'no_restriction' | 'lax' | 'strict' | 'unspecified'
  readonly session: boolean
  /** Seconds since the epoch; missing for a session cookie. */
  readonly expirationDate?: number
  readonly storeId: string
  /** Missing or null: not partitioned. Without a site: not known (only in a `resultingCookie`). */
  readonly partitionKey?: { readonly topLevelSite?: string; readonly hasCrossSiteAncestor?: boolean } | null
  readonly firstPartyDomain?: string
}

/** A field of a cookie that the user can edit. */
export type CookieField = Exclude<keyof JarCookie, 'hostOnly' | 'session' | 'firstPartyDomain'>
