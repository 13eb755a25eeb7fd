import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { OwnWrites } from '../../../src/jar/own-writes.ts'
import { urlOfCookie } from '../../../src/jar-edit/cookie-url.ts'
import type { Platform } from '../../platform/capabilities.ts'
import type { Clock } from '../clock.ts'

/** An `expirationDate` in the past, in seconds since the epoch. */
const LONG_AGO = 1

interface CookiesApi {
  set(details: object): Promise<unknown>
}

interface JarWriterDeps {
  readonly cookies: CookiesApi
  readonly platform: Pick<Platform, 'nameForApi' | 'firstParty'>
  readonly ownWrites: OwnWrites
  readonly clock: Pick<Clock, 'now'>
}

/** Writes and erases single cookies. Each write is recorded as our own, so that its event is not attributed to a script. */
export class JarWriter {
  readonly #deps: JarWriterDeps

  constructor(deps: JarWriterDeps) {
    this.#deps = deps
  }

  /**
   * Writes a cookie with every attribute.
   * @param overSecure the cookie replaces a Secure one, which only a secure origin may overwrite
   * @returns null, or the browser's message when it refused
   */
  write(cookie: JarCookie, overSecure = false): Promise<string | null> {
    const expiry = cookie.session ? {} : { expirationDate: cookie.expirationDate }
    return this.#set(cookie, expiry, urlOfCookie({ ...cookie, secure: cookie.secure || overSecure }))
  }

  /**
   * Removes exactly this cookie, by writing it with a date in the past. `cookies.remove` takes a name and a URL: in
   * Chromium it removes every cookie of that name that would be sent to the URL, in Firefox the first one.
   * @returns null, or the browser's message when it refused
   */
  erase(cookie: JarCookie): Promise<string | null> {
    return this.#set(cookie, { expirationDate: LONG_AGO }, urlOfCookie(cookie))
  }

  async #set(
    cookie: JarCookie,
    expiry: { readonly expirationDate?: number | undefined },
    url: string,
  ): Promise<string | null> {
    const { cookies, platform, ownWrites, clock } = this.#deps
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
      // A key without a site means that the partition is not known.
      ...(partitionKey?.topLevelSite === undefined ? {} : { partitionKey }),
      ...platform.firstParty(cookie.firstPartyDomain),
    }
    const withdraw = ownWrites.expect(cookie, expiry.expirationDate === LONG_AGO ? null : cookie, clock.now())
    try {
      await cookies.set(details)
      return null
    } catch (error) {
      withdraw()
      return error instanceof Error ? error.message : String(error)
    }
  }
}
