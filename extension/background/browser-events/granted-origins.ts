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

  /** As last read. */
  get all(): readonly string[] {
    return this.#all
  }

  async read(): Promise<void> {
    const { origins = [] } = await this.#permissions.getAll()
    // `ws:` and `wss:` patterns are requested beside http ones (`Platform.socketsOf`); the user has not chosen them.
    const chosen = origins.filter((origin) => !/^wss?:/.test(origin))
    // Chromium returns `<all_urls>` as this pattern. For cookies both mean the same.
    this.#all = chosen.map((origin) => (origin === '*://*/*' ? '<all_urls>' : origin))
  }

  /** Whether the cookie can be read and written. */
  covers(cookie: JarCookie): boolean {
    return isWithin(cookie, this.#all)
  }
}
