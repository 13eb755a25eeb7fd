import type { Cookies } from 'webextension-polyfill'
import type { JarCookie } from '../../src/jar/jar-cookie.ts'
import { browser } from '../browser.ts'
import { platform } from '../platform/platform.ts'

/** A cookie of the API as plain data; fields that only one browser has stay as they are. */
export function toJarCookie(cookie: Cookies.Cookie): JarCookie {
  // The polyfill's types are those of an older API; the fields are the same.
  return { ...cookie, name: platform.cookieName(cookie.name) } as unknown as JarCookie
}

/** Every cookie that we may see, in every store and partition. */
export async function wholeJar(): Promise<JarCookie[]> {
  return readStores(await browser.cookies.getAllCookieStores())
}

/** ... but not those of private windows, where one background serves them and the others (Firefox). */
export async function jarOfOpenWindows(): Promise<JarCookie[]> {
  const stores = await browser.cookies.getAllCookieStores()
  return readStores(stores.filter(({ incognito }) => !incognito))
}

async function readStores(stores: readonly Cookies.CookieStore[]): Promise<JarCookie[]> {
  const jars = await Promise.all(
    stores.map(({ id }) => browser.cookies.getAll({ storeId: id, ...platform.everyPartition })),
  )
  return jars.flat().map(toJarCookie)
}
