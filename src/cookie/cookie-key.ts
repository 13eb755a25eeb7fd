/**
 * The part of the jar that a cookie is in: its store, and its partition there. `undefined` means "not known", and matches
 * any.
 */
export interface JarPart {
  /** The cookie store: a container, or private windows. */
  readonly storeId: string | undefined
  /** Site of the top-level document, such as 'https://a.test'; null: unpartitioned. */
  readonly partition: string | null | undefined
  /**
   * True if a frame of another site is between the page and the cookie's site: such frames have a second partition for
   * the same top-level site. Not known for unpartitioned cookies.
   */
  readonly crossSiteAncestor: boolean | undefined
}

/** The identity of a cookie: setting one replaces the one with the same key (RFC 6265bis-22, section 5.7 step 23). */
export interface CookieKey extends JarPart {
  readonly name: string
  /** Without a leading dot. */
  readonly domain: string
  readonly hostOnly: boolean
  readonly path: string
}

/** The fields of a `cookies` API cookie that make up its key. */
interface CookieLike {
  readonly name: string
  readonly domain: string
  readonly hostOnly: boolean
  readonly path: string
  /** '': not known. */
  readonly storeId: string
  /** Missing or null: unpartitioned; without a site: not known. */
  readonly partitionKey?: { readonly topLevelSite?: string; readonly hasCrossSiteAncestor?: boolean } | null
}

export function cookieKeyOf({ name, domain, hostOnly, path, storeId, partitionKey }: CookieLike): CookieKey {
  const partition = partitionKey == null ? null : partitionKey.topLevelSite
  return {
    name,
    domain: withoutDot(domain),
    hostOnly,
    path,
    storeId: storeId === '' ? undefined : storeId,
    partition: partition === '' ? null : partition,
    crossSiteAncestor: partitionKey?.hasCrossSiteAncestor,
  }
}

/** Returns whether both can be the key of the same cookie. An unknown part matches any. */
export function sameKey(a: CookieKey, b: CookieKey): boolean {
  return a.name === b.name && a.path === b.path && a.domain === b.domain && a.hostOnly === b.hostOnly && sameJar(a, b)
}

/** Returns whether both can be the same store and partition. */
export function sameJar(a: JarPart, b: JarPart): boolean {
  return fits(a.storeId, b.storeId) && fits(a.partition, b.partition) && fits(a.crossSiteAncestor, b.crossSiteAncestor)
}

function fits<T>(a: T | undefined, b: T | undefined): boolean {
  return a === undefined || b === undefined || a === b
}

/**
 * Returns a cookie's key as text, for maps. Unlike in `sameKey`, an unknown part does not match any: use `sameKey` where
 * parts may be missing. The text is stored (`view.jarCookie`), so its form must not change.
 */
export function cookieKeyText({ name, domain, hostOnly, path, storeId, partitionKey }: CookieLike): string {
  return JSON.stringify([
    storeId,
    partitionKey?.topLevelSite ?? '',
    partitionKey?.hasCrossSiteAncestor ?? false,
    hostOnly ? withoutDot(domain) : `.${withoutDot(domain)}`,
    path,
    name,
  ])
}

/** A cookie key from a caller of the contract. A missing part matches any. */
export interface PartialCookieKey {
  readonly name: string
  /** Starts with a dot for a domain cookie. */
  readonly domain: string
  readonly path: string
  readonly storeId?: string
  /** The top-level site of its partition; '': unpartitioned. */
  readonly topLevelSite?: string
}

export function keyOfPartial({ name, domain, path, storeId, topLevelSite }: PartialCookieKey): CookieKey {
  return {
    name,
    domain: withoutDot(domain),
    hostOnly: !domain.startsWith('.'),
    path,
    storeId,
    partition: topLevelSite === '' ? null : topLevelSite,
    crossSiteAncestor: undefined,
  }
}

function withoutDot(domain: string): string {
  return domain.startsWith('.') ? domain.slice(1) : domain
}

/** @param nowMs milliseconds since the epoch; `expirationDate` is in seconds */
export function isExpired({ expirationDate }: { readonly expirationDate?: number }, nowMs: number): boolean {
  return expirationDate !== undefined && expirationDate * 1000 <= nowMs
}

interface ValueAndFlags {
  readonly value: string
  readonly secure: boolean
  readonly httpOnly: boolean
  readonly sameSite: string
}

interface CookieContent extends ValueAndFlags {
  readonly expirationDate?: number
}

/** Browsers round an expiry, and count Max-Age from a time of their own. */
const EXPIRY_TOLERANCE_S = 2

/** Returns whether two cookies with the same key are equal in everything else. */
export function sameContent(a: CookieContent, b: CookieContent): boolean {
  return sameValueAndFlags(a, b) && sameExpiry(a.expirationDate, b.expirationDate)
}

/** The same without the expiry, which a browser may shorten when it stores a cookie. */
export function sameValueAndFlags(a: ValueAndFlags, b: ValueAndFlags): boolean {
  return a.value === b.value && a.secure === b.secure && a.httpOnly === b.httpOnly && a.sameSite === b.sameSite
}

function sameExpiry(a: number | undefined, b: number | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Math.abs(a - b) < EXPIRY_TOLERANCE_S
}
