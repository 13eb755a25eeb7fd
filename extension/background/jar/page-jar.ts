import type { JarQuery } from '../../../src/contract/call-types.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { cookiesOfPage } from '../../../src/jar-edit/cookies-of-page.ts'
import type { Platform } from '../../platform/capabilities.ts'
import { type ApiCookie, toJarCookie } from './to-jar-cookie.ts'

/** The fields of a tab that are used. */
interface Tab {
  readonly url?: string | undefined
  /** Firefox only. */
  readonly cookieStoreId?: string | undefined
}

export interface PageJarDeps {
  readonly cookies: {
    getAll(filter: object): Promise<readonly ApiCookie[]>
    getAllCookieStores(): Promise<readonly { readonly id: string; readonly tabIds: readonly number[] }[]>
  }
  readonly tabs: { get(tabId: number): Promise<Tab> }
  readonly log: {
    /** URLs that the tab's page has requested. */
    urlsOf(tabId: number): Promise<string[]>
  }
  readonly platform: Pick<Platform, 'cookieName' | 'everyPartition' | 'oneJar'>
  readonly siteOf: Parameters<typeof cookiesOfPage>[2]
}

/** Reads the cookies that concern one page: its own, and those of the sites that it has made requests to. */
export class PageJar {
  readonly #deps: PageJarDeps

  constructor(deps: PageJarDeps) {
    this.#deps = deps
  }

  /** Returns the cookies in the store of the page's tab, or in every visible store if there is no tab or it has closed. */
  async read({ tabId, url }: JarQuery): Promise<JarCookie[]> {
    const { log, platform, siteOf } = this.#deps
    const requested = tabId === undefined ? Promise.resolve([]) : log.urlsOf(tabId)
    // The table waits for this, so skip the tab look-up where it would add nothing.
    const tab = tabId === undefined || (platform.oneJar && url !== undefined) ? null : this.#findTab(tabId)
    const [jars, top, others] = await Promise.all([
      this.#readJars(tabId, tab),
      url ?? tab?.then((one) => one?.url),
      requested,
    ])
    const cookies = jars.flat().map((cookie) => toJarCookie(cookie, platform))
    return cookiesOfPage(cookies, [...(top === undefined ? [] : [top]), ...others], siteOf)
  }

  async #readJars(tabId: number | undefined, tab: Promise<Tab | null> | null): Promise<(readonly ApiCookie[])[]> {
    const { cookies, platform } = this.#deps
    if (platform.oneJar) return [await cookies.getAll(platform.everyPartition)]
    const stores = await this.#storesOf(tabId, (await tab)?.cookieStoreId)
    return Promise.all(stores.map((storeId) => cookies.getAll({ storeId, ...platform.everyPartition })))
  }

  /** Returns null when the tab has closed. Its cookies can still be queried by its URL. */
  async #findTab(tabId: number): Promise<Tab | null> {
    return this.#deps.tabs.get(tabId).catch(() => null)
  }

  /** Returns the store of a tab. A store may still list a tab that has closed. */
  async #storesOf(tabId: number | undefined, cookieStoreId: string | undefined): Promise<string[]> {
    if (cookieStoreId !== undefined) return [cookieStoreId]
    const stores = await this.#deps.cookies.getAllCookieStores()
    const own = stores.filter(({ tabIds }) => tabId !== undefined && tabIds.includes(tabId))
    return (own.length > 0 ? own : stores).map(({ id }) => id)
  }
}
