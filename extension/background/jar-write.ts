import { cookieKeyOf, isExpired, sameKey } from '../../src/cookie/cookie-key.ts'
import type { JarCookie } from '../../src/jar/jar-cookie.ts'
import { OwnWrites } from '../../src/jar/own-writes.ts'
import { urlOfCookie } from '../../src/jar-edit/cookie-url.ts'
import { browser } from '../browser.ts'
import { platform } from '../platform/platform.ts'
import { toJarCookie } from './jar.ts'

const LONG_AGO = 1

/** What we write ourselves is not taken for a script's doing. */
export const ownWrites = new OwnWrites()

/**
 * Writes a cookie with every attribute.
 * @param overSecure a Secure cookie stands in its place, which only a secure origin may overwrite
 * @returns the browser's own words when it refused, else null
 */
export function writeCookie(cookie: JarCookie, overSecure = false): Promise<string | null> {
  const expiry = cookie.session ? {} : { expirationDate: cookie.expirationDate }
  return write(cookie, expiry, urlOfCookie({ ...cookie, secure: cookie.secure || overSecure }))
}

/**
 * Removes that very cookie. `cookies.remove` can't: it goes by name and URL, and takes every cookie of that name that the
 * URL would be sent (Chromium), or the first one (Firefox). What is set anew with a date in the past is gone alone.
 */
export function eraseCookie(cookie: JarCookie): Promise<string | null> {
  return write(cookie, { expirationDate: LONG_AGO })
}

/** The cookie of the same key that the jar holds now; null: none, or its partition is not known. */
export async function findCookie(cookie: JarCookie): Promise<JarCookie | null> {
  const key = cookieKeyOf(cookie)
  // Whoever asks writes or erases what is found: that must not be the cookie of another partition.
  if (key.partition === undefined) return null
  const store = cookie.storeId === '' ? {} : { storeId: cookie.storeId }
  // Not by name: Firefox compares a name that is not ASCII with its bytes.
  const filter = { domain: key.domain, ...store, ...platform.everyPartition }
  const found = (await browser.cookies.getAll(filter)).map(toJarCookie).find((one) => sameKey(cookieKeyOf(one), key))
  // Firefox lists expired cookies too.
  return found === undefined || isExpired(found, Date.now()) ? null : found
}

async function write(
  cookie: JarCookie,
  expiry: { expirationDate?: number | undefined },
  url = urlOfCookie(cookie),
): Promise<string | null> {
  const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite, storeId, partitionKey } = cookie
  const details = {
    url,
    name: platform.nameForApi(name),
    value,
    path,
    secure,
    httpOnly,
    sameSite,
    ...expiry,
    ...(hostOnly ? {} : { domain }),
    ...(storeId === '' ? {} : { storeId }),
    // Without a site the partition is not known.
    ...(partitionKey?.topLevelSite === undefined ? {} : { partitionKey }),
    ...platform.firstParty(cookie.firstPartyDomain),
  }
  const takeBack = ownWrites.expect(cookie, expiry.expirationDate === LONG_AGO ? null : cookie, Date.now())
  try {
    // The polyfill's types are those of an older API.
    await browser.cookies.set(details as unknown as Parameters<typeof browser.cookies.set>[0])
    return null
  } catch (error) {
    takeBack()
    return error instanceof Error ? error.message : String(error)
  }
}
