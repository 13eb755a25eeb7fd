import { cookieKeyOf, isExpired, sameKey } from '../../../src/cookie/cookie-key.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
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

  /** Returns every cookie of every store and partition that host permissions allow. */
  async all(): Promise<JarCookie[]> {
    return this.#readStores(await this.#deps.cookies.getAllCookieStores())
  }

  /** Like `all`, without the stores of private windows: in Firefox one background serves those windows too. */
  async allButPrivate(): Promise<JarCookie[]> {
    const stores = await this.#deps.cookies.getAllCookieStores()
    return this.#readStores(stores.filter(({ incognito }) => !incognito))
  }

  /** Returns the jar's cookie with the same key; null when there is none, or when the partition is not known. */
  async find(cookie: JarCookie): Promise<JarCookie | null> {
    const { cookies, platform, clock } = this.#deps
    const store = cookie.storeId === '' ? {} : { storeId: cookie.storeId }
    // Filters by domain only: Firefox compares a non-ASCII `name` with the cookie's UTF-8 bytes, and finds nothing.
    const filter = { domain: hostOfCookie(cookie), ...store, ...platform.everyPartition }
    const key = cookieKeyOf(cookie)
    // Callers write or erase the result, so it must not be the cookie of another partition.
    if (key.partition === undefined) return null
    const found = (await cookies.getAll(filter))
      .map((one) => toJarCookie(one, platform))
      .find((one) => sameKey(cookieKeyOf(one), key))
    // Firefox still lists expired cookies.
    return found === undefined || isExpired(found, clock.now()) ? null : found
  }

  async #readStores(stores: readonly { readonly id: string }[]): Promise<JarCookie[]> {
    const { cookies, platform } = this.#deps
    const jars = await Promise.all(stores.map(({ id }) => cookies.getAll({ storeId: id, ...platform.everyPartition })))
    return jars.flat().map((cookie) => toJarCookie(cookie, platform))
  }
}
