import { ApiError } from '../../src/contract/api-error.ts'
import type { JarEdit } from '../../src/contract/call-types.ts'
import type { JarCookie } from '../../src/jar/jar-cookie.ts'
import { jarKey } from '../../src/jar/jar-key.ts'
import type { CookieField, CookieProblemCode } from '../../src/jar-edit/cookie-problem.ts'
import { urlOfCookie } from '../../src/jar-edit/cookie-url.ts'
import { validateJarCookie } from '../../src/jar-edit/validate-jar-cookie.ts'
import { Queue } from '../../src/queue.ts'
import { browser } from '../browser.ts'
import { platform } from '../platform/platform.ts'
import { publicSuffix } from '../platform/public-suffix.ts'
import { eraseCookie, findCookie, writeCookie } from './jar-write.ts'

/** Changes of the browser's jar that a person asks for, one after the other; each is read back. */
export class JarEditor {
  readonly #queue = new Queue()

  /**
   * Writes a cookie. When it replaces another one, the new one is in the jar before the old one goes.
   * @throws ApiError 'bad-cookie' with the problems at their attributes; then the jar is as it was
   */
  set({ cookie, replaces }: JarEdit): Promise<JarCookie> {
    return this.#queue.run(async () => {
      await check(cookie)
      const refusal = await writeCookie(cookie)
      const held = await findCookie(cookie)
      if (held === null || held.value !== cookie.value) throw refused('name', 'refused-by-browser', refusal)
      if (replaces !== undefined && jarKey(replaces) !== jarKey(held)) await erase(replaces)
      return held
    })
  }

  /** @throws ApiError 'refused-by-browser' when the cookie is still there afterwards */
  remove(cookie: JarCookie): Promise<void> {
    return this.#queue.run(() => erase(cookie))
  }
}

async function erase(cookie: JarCookie): Promise<void> {
  const refusal = await eraseCookie(cookie)
  if ((await findCookie(cookie)) === null) return
  throw new ApiError({ code: 'refused-by-browser', field: 'cookie', detail: refusal ?? cookie.name })
}

async function check(cookie: JarCookie): Promise<void> {
  const problems = validateJarCookie(cookie, { browser: platform.name, now: Date.now(), publicSuffix })
  if (problems.length > 0) throw new ApiError({ code: 'bad-cookie', cookieProblems: problems })
  const stores = await browser.cookies.getAllCookieStores()
  if (cookie.storeId !== '' && !stores.some(({ id }) => id === cookie.storeId))
    throw refused('storeId', 'no-such-store')
  const allowed = await browser.permissions.contains({ origins: [urlOfCookie(cookie)] })
  if (!allowed) throw refused('domain', 'no-access')
}

function refused(field: CookieField, code: CookieProblemCode, detail?: string | null): ApiError {
  const told = detail == null ? {} : { detail }
  return new ApiError({ code: 'bad-cookie', cookieProblems: [{ field, code }], ...told })
}
