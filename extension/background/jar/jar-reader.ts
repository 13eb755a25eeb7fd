import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { jarKey } from '../../../src/jar/jar-key.ts'
import { hostOfCookie } from '../../../src/jar-edit/cookie-url.ts'
import type { Platform } from '../../platform/capabilities.ts'
import type { Clock } from '../clock.ts'
import { type ApiCookie, toJarCookie } from './to-jar-cookie.ts'

interface CookiesApi {
  getAll(filter: object): Promise<readonly ApiCookie[]>
  getAllCookieStores(): Promise<readonly { readonly id: string; readonly incognito: boolean }[]>
}

interface JarReaderDeps {
  readonly cookies: CookiesApi
  readonly platform: Pick<Platform, 'cookieName' | 'everyPartition'>
  readonly clock: Pick<Clock, 'now'>
}

/** Reads the browser's jar: all of it, or one cookie. */
export class JarReader {
  readonly #deps: JarReaderDeps

  constructor(deps: JarReaderDeps) {
    this.#deps = deps
  }

  /** Every cookie of every store and partition, as far as host permissions show them. */
  async all(): Promise<JarCookie[]> {
    return this.#readStores(await this.#deps.cookies.getAllCookieStores())
  }

  /** Like `all`, without the stores of private windows: in Firefox one background serves those windows too. */
  async allButPrivate(): Promise<JarCookie[]> {
    const stores = await this.#deps.cookies.getAllCookieStores()
    return this.#readStores(stores.filter(({ incognito }) => !incognito))
  }

  /** The cookie with the same key that the jar holds now; null when it holds none. */
  async find(cookie: JarCookie): Promise<JarCookie | null> {
    const { cookies, platform, clock } = this.#deps
    const store = cookie.storeId === '' ? {} : { storeId: cookie.storeId }
    // Filters by domain only: Firefox compares a non-ASCII `name` with the cookie's UTF-8 bytes, and finds nothing.
    const filter = { domain: hostOfCookie(cookie), ...store, ...platform.everyPartition }
    const nowSeconds = clock.now() / 1000
    const key = jarKey(cookie)
    const found = (await cookies.getAll(filter))
      .map((one) => toJarCookie(one, platform))
      .find((one) => key === jarKey(withoutUnknownParts(one, cookie)))
    // Firefox still lists expired cookies.
    return found === undefined || (found.expirationDate ?? nowSeconds + 1) <= nowSeconds ? null : found
  }

  async #readStores(stores: readonly { readonly id: string }[]): Promise<JarCookie[]> {
    const { cookies, platform } = this.#deps
    const jars = await Promise.all(stores.map(({ id }) => cookies.getAll({ storeId: id, ...platform.everyPartition })))
    return jars.flat().map((cookie) => toJarCookie(cookie, platform))
  }
}

/** Drops from a cookie's key what the wanted cookie leaves open: its store (''), or which of two partitions of a site. */
function withoutUnknownParts(cookie: JarCookie, { storeId, partitionKey }: JarCookie): JarCookie {
  const { topLevelSite } = cookie.partitionKey ?? {}
  const isEitherPartition = partitionKey?.hasCrossSiteAncestor === undefined && topLevelSite !== undefined
  return {
    ...cookie,
    storeId: storeId === '' ? '' : cookie.storeId,
    ...(isEitherPartition ? { partitionKey: { topLevelSite } } : {}),
  }
}
