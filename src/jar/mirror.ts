import type { JarChange } from './jar-change.ts'
import type { JarCookie } from './jar-cookie.ts'
import { jarKey } from './jar-key.ts'

/**
 * The jar as far as we may see it, kept by `cookies.onChanged`. It knows what the events don't tell: the value before
 * (Firefox's `overwrite` carries the new one).
 */
export class JarMirror {
  /** By name in lower case: a name that differs only in case is worth a warning. */
  readonly #byName = new Map<string, Map<string, JarCookie>>()

  #since = Number.POSITIVE_INFINITY

  /** Replaces all that was known. @param at when the jar was read, ms since the epoch */
  seed(cookies: Iterable<JarCookie>, at: number): void {
    this.#since = at
    this.#byName.clear()
    for (const cookie of cookies) this.#put(cookie)
  }

  /** @returns the cookie that was there before the change; null when there was none */
  apply({ removed, cookie }: JarChange): JarCookie | null {
    const name = cookie.name.toLowerCase()
    const named = this.#byName.get(name)
    const key = jarKey(cookie)
    const before = named?.get(key) ?? null
    if (!removed) this.#put(cookie)
    else if (named?.delete(key) && named.size === 0) this.#byName.delete(name)
    return before
  }

  /** Whether the mirror was kept already at that moment: a response from before may be in it. */
  knows(moment: number): boolean {
    return moment >= this.#since
  }

  named(name: string): JarCookie[] {
    return this.alike(name).filter((cookie) => cookie.name === name)
  }

  /** Those of that name, in any case. */
  alike(name: string): JarCookie[] {
    return [...(this.#byName.get(name.toLowerCase())?.values() ?? [])]
  }

  #put(cookie: JarCookie): void {
    const name = cookie.name.toLowerCase()
    let named = this.#byName.get(name)
    if (!named) {
      named = new Map()
      this.#byName.set(name, named)
    }
    named.set(jarKey(cookie), cookie)
  }
}
