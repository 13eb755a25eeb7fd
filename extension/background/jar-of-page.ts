import type { Tabs } from 'webextension-polyfill'
import type { JarQuery } from '../../src/contract/call-types.ts'
import type { JarCookie } from '../../src/jar/jar-cookie.ts'
import { cookiesOfPage } from '../../src/jar-edit/cookies-of-page.ts'
import { browser } from '../browser.ts'
import { platform } from '../platform/platform.ts'
import { sites } from '../platform/sites.ts'
import { toJarCookie } from './jar.ts'

/**
 * The cookies of a page and of the sites it asked, in the store of its tab; in every store that we may see when the tab is
 * not known, or gone.
 * @param seen URLs that the tab was seen to ask
 */
export async function readJarOf({ tabId, url }: JarQuery, seen: Promise<readonly string[]>): Promise<JarCookie[]> {
  // Somebody waits for the table: where there is nothing to ask a tab for, it is not asked.
  const tab = tabId === undefined || (platform.oneJar && url !== undefined) ? null : findTab(tabId)
  const [jars, top, others] = await Promise.all([readJars(tabId, tab), url ?? tab?.then((one) => one?.url), seen])
  return cookiesOfPage(jars.flat().map(toJarCookie), [...(top === undefined ? [] : [top]), ...others], sites.siteOf)
}

async function readJars(tabId: number | undefined, tab: Promise<Tabs.Tab | null> | null) {
  if (platform.oneJar) return [await browser.cookies.getAll(platform.everyPartition)]
  const stores = await storesOf(tabId, (await tab)?.cookieStoreId)
  return Promise.all(stores.map((storeId) => browser.cookies.getAll({ storeId, ...platform.everyPartition })))
}

async function findTab(tabId: number): Promise<Tabs.Tab | null> {
  return browser.tabs.get(tabId).catch(() => null) // What a closed tab left in the jar can still be asked for, by its URL.
}

/** A tab tells its store; those of a tab that is gone are told by the stores, as long as they know. */
async function storesOf(tabId: number | undefined, cookieStoreId: string | undefined): Promise<string[]> {
  if (cookieStoreId !== undefined) return [cookieStoreId]
  const stores = await browser.cookies.getAllCookieStores()
  const own = stores.filter(({ tabIds }) => tabId !== undefined && tabIds.includes(tabId))
  return (own.length > 0 ? own : stores).map(({ id }) => id)
}
