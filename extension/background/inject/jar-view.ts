import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { jarKey } from '../../../src/jar/jar-key.ts'
import { JarMirror } from '../../../src/jar/mirror.ts'
import { wholeJar } from '../jar.ts'

/** The jar's cookies of the names that rules are about, kept by events. Apart from the log's mirror, which follows the log's own pace. */
export class JarView {
  readonly #mirror = new JarMirror()
  readonly #names = new Set<string>()

  /** Reads the jar anew for all names. */
  async reset(names: Iterable<string>): Promise<void> {
    this.#names.clear()
    for (const name of names) this.#names.add(name)
    await this.#read()
  }

  /** Takes more names in. */
  async want(names: Iterable<string>): Promise<void> {
    let more = false
    for (const name of names) {
      if (this.#names.has(name)) continue
      this.#names.add(name)
      more = true
    }
    if (more) await this.#read()
  }

  /** @returns whether some rule is about a cookie of that name */
  apply(change: JarChange): boolean {
    if (!this.#names.has(change.cookie.name)) return false
    this.#mirror.apply(change)
    return true
  }

  named(name: string): JarCookie[] {
    const now = Date.now() / 1000
    return this.#mirror.named(name).filter(({ expirationDate }) => expirationDate === undefined || expirationDate > now)
  }

  /** What stands in the cookie's place. */
  find = (cookie: JarCookie): JarCookie | null => {
    const key = jarKey(cookie)
    return this.named(cookie.name).find((one) => jarKey(one) === key) ?? null
  }

  async #read(): Promise<void> {
    await this.#mirror.read(async () => {
      const jar = this.#names.size === 0 ? [] : await wholeJar()
      return jar.filter(({ name }) => this.#names.has(name))
    }, Date.now)
  }
}
