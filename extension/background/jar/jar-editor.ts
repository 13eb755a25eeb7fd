import { ApiError } from '../../../src/contract/api-error.ts'
import type { JarEdit } from '../../../src/contract/call-types.ts'
import { cookieKeyText } from '../../../src/cookie/cookie-key.ts'
import type { CookieField, JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { CookieProblemCode } from '../../../src/jar-edit/cookie-problem.ts'
import { urlOfCookie } from '../../../src/jar-edit/cookie-url.ts'
import { validateJarCookie } from '../../../src/jar-edit/validate-jar-cookie.ts'
import { Queue } from '../../../src/queue.ts'
import type { Platform } from '../../platform/capabilities.ts'
import type { Clock } from '../clock.ts'

export interface JarEditorDeps {
  readonly jar: { find(cookie: JarCookie): Promise<JarCookie | null> }
  readonly writer: {
    /** @returns null, or the browser's message when it refused */
    write(cookie: JarCookie): Promise<string | null>
    erase(cookie: JarCookie): Promise<string | null>
  }
  readonly cookies: { getAllCookieStores(): Promise<readonly { readonly id: string }[]> }
  readonly permissions: { contains(permissions: { origins: string[] }): Promise<boolean> }
  readonly platform: Pick<Platform, 'name'>
  readonly publicSuffix: (host: string) => string | null
  readonly clock: Pick<Clock, 'now'>
}

/** Makes the changes of the jar that the user asks for, one at a time, and reads each result back. */
export class JarEditor {
  readonly #deps: JarEditorDeps
  readonly #queue = new Queue()

  constructor(deps: JarEditorDeps) {
    this.#deps = deps
  }

  /**
   * Writes a cookie. If it replaces one with another key, that one is erased after the new one is in the jar.
   * @returns the cookie as the jar holds it
   * @throws ApiError 'bad-cookie' with a problem for each field; the jar is unchanged then
   */
  set({ cookie, replaces }: JarEdit): Promise<JarCookie> {
    const { jar, writer } = this.#deps
    return this.#queue.run(async () => {
      await this.#validate(cookie)
      const refusal = await writer.write(cookie)
      const held = await jar.find(cookie)
      if (held === null || held.value !== cookie.value) throw badCookie('name', 'refused-by-browser', refusal)
      if (replaces !== undefined && cookieKeyText(replaces) !== cookieKeyText(held)) await this.#erase(replaces)
      return held
    })
  }

  /** @throws ApiError 'refused-by-browser' when the jar still holds the cookie afterwards */
  remove(cookie: JarCookie): Promise<void> {
    return this.#queue.run(() => this.#erase(cookie))
  }

  async #erase(cookie: JarCookie): Promise<void> {
    const { jar, writer } = this.#deps
    const refusal = await writer.erase(cookie)
    if ((await jar.find(cookie)) === null) return
    throw new ApiError({ code: 'refused-by-browser', field: 'cookie', detail: refusal ?? cookie.name })
  }

  async #validate(cookie: JarCookie): Promise<void> {
    const { cookies, permissions, platform, publicSuffix, clock } = this.#deps
    const problems = validateJarCookie(cookie, { browser: platform.name, now: clock.now(), publicSuffix })
    if (problems.length > 0) throw new ApiError({ code: 'bad-cookie', cookieProblems: problems })
    const stores = await cookies.getAllCookieStores()
    if (cookie.storeId !== '' && !stores.some(({ id }) => id === cookie.storeId)) {
      throw badCookie('storeId', 'no-such-store')
    }
    const isAllowed = await permissions.contains({ origins: [urlOfCookie(cookie)] })
    if (!isAllowed) throw badCookie('domain', 'no-access')
  }
}

function badCookie(field: CookieField, code: CookieProblemCode, detail?: string | null): ApiError {
  return new ApiError({
    code: 'bad-cookie',
    cookieProblems: [{ field, code }],
    ...(detail == null ? {} : { detail }),
  })
}
