import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { isWithin } from '../../../src/rules/scope/cookie-area.ts'

interface PermissionsApi {
  getAll(): Promise<{ origins?: string[] | undefined }>
}

/** The host permissions that the user has granted, as match patterns. */
export class GrantedOrigins {
  readonly #permissions: PermissionsApi
  #all: readonly string[] = []

  constructor(permissions: PermissionsApi) {
    this.#permissions = permissions
  }

  /** The permissions as last read. */
  get all(): readonly string[] {
    return this.#all
  }

  async read(): Promise<void> {
    const { origins = [] } = await this.#permissions.getAll()
    // `ws:` and `wss:` patterns are requested along with http ones (`Platform.socketsOf`), so they are not the user's own
    // choice.
    const chosen = origins.filter((origin) => !/^wss?:/.test(origin))
    // Chromium returns `<all_urls>` as this pattern. For cookies both mean the same.
    this.#all = chosen.map((origin) => (origin === '*://*/*' ? '<all_urls>' : origin))
  }

  /** Returns whether the cookie can be read and written. */
  covers(cookie: JarCookie): boolean {
    return isWithin(cookie, this.#all)
  }
}
