import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { Platform } from '../../platform/capabilities.ts'

/** A cookie as the `cookies` API returns it. Its other fields are those of `JarCookie`. */
export interface ApiCookie {
  readonly name: string
}

/** Decodes the name, which Firefox returns as a byte string. Fields that only one browser has are kept. */
export function toJarCookie(cookie: ApiCookie, { cookieName }: Pick<Platform, 'cookieName'>): JarCookie {
  // The polyfill's types describe an older API; the fields are the same.
  return { ...cookie, name: cookieName(cookie.name) } as unknown as JarCookie
}
