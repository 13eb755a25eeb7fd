import type { Cookies } from 'webextension-polyfill'
import type { JarChange } from '../../src/jar/jar-change.ts'
import type { JarCookie } from '../../src/jar/jar-cookie.ts'
import { browser } from '../browser.ts'
import { platform } from '../platform/platform.ts'

/** A cookie of the API as plain data; fields that only one browser has stay as they are. */
export function toJarCookie(cookie: Cookies.Cookie): JarCookie {
  // The polyfill's types are those of an older API; the fields are the same.
  return { ...cookie, name: platform.cookieName(cookie.name) } as unknown as JarCookie
}

export function toJarChange({ cause, removed, cookie }: Cookies.OnChangedChangeInfoType, at: number): JarChange {
  return { cause, removed, cookie: toJarCookie(cookie), at }
}

/** Every cookie that we may see, in every store and partition. */
export async function wholeJar(): Promise<JarCookie[]> {
  const stores = await browser.cookies.getAllCookieStores()
  const jars = await Promise.all(
    stores.map(({ id }) => browser.cookies.getAll({ storeId: id, ...platform.everyPartition })),
  )
  return jars.flat().map(toJarCookie)
}
