import { cookieKeyText, isExpired } from '../../../src/cookie/cookie-key.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { JarMirror } from '../../../src/jar/mirror.ts'
import type { Clock } from '../clock.ts'

interface Jar {
  all(): Promise<JarCookie[]>
}

/**
 * The jar's cookies whose names occur in rules, kept up to date by events. It is separate from the mirror for verdicts,
 * which follows the order of the log.
 */
export class RuleCookies {
  readonly #jar: Jar
  readonly #clock: Pick<Clock, 'now'>
  readonly #mirror = new JarMirror()
  readonly #names = new Set<string>()

  constructor(jar: Jar, clock: Pick<Clock, 'now'>) {
    this.#jar = jar
    this.#clock = clock
  }

  /** Reads the jar for these names, and forgets all others. */
  async reset(names: Iterable<string>): Promise<void> {
    this.#names.clear()
    for (const name of names) this.#names.add(name)
    await this.#read()
  }

  /** Adds names. Reads the jar only if one of them is new. */
  async include(names: Iterable<string>): Promise<void> {
    let isMore = false
    for (const name of names) {
      if (this.#names.has(name)) continue
      this.#names.add(name)
      isMore = true
    }
    if (isMore) await this.#read()
  }

  /** @returns true if the change concerns one of the names */
  apply(change: JarChange): boolean {
    if (!this.#names.has(change.cookie.name)) return false
    this.#mirror.apply(change)
    return true
  }

  named(name: string): JarCookie[] {
    const now = this.#clock.now()
    return this.#mirror.named(name).filter((cookie) => !isExpired(cookie, now))
  }

  /** Returns the jar's cookie with the same key. Bound, so that it can be passed to planners. */
  readonly find = (cookie: JarCookie): JarCookie | null => {
    const key = cookieKeyText(cookie)
    return this.named(cookie.name).find((one) => cookieKeyText(one) === key) ?? null
  }

  async #read(): Promise<void> {
    const read = async () => {
      const jar = this.#names.size === 0 ? [] : await this.#jar.all()
      return jar.filter(({ name }) => this.#names.has(name))
    }
    await this.#mirror.read(read, () => this.#clock.now())
  }
}
