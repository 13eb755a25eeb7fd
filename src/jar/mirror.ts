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
  #isInDoubt = false
  /** What is told while the jar is being read, for each reading. */
  readonly #meanwhile = new Set<JarChange[]>()

  /**
   * Reads the jar anew. What is told meanwhile may be newer than what was read: it is applied once more.
   * @param now ms since the epoch
   */
  async read(jar: () => Promise<Iterable<JarCookie>>, now: () => number): Promise<void> {
    const meanwhile: JarChange[] = []
    this.#meanwhile.add(meanwhile)
    try {
      this.seed(await jar(), now())
    } finally {
      this.#meanwhile.delete(meanwhile)
    }
    for (const change of meanwhile) this.#move(change)
  }

  /** Replaces all that was known. @param at when the jar was read, ms since the epoch */
  seed(cookies: Iterable<JarCookie>, at: number): void {
    this.#since = at
    this.#isInDoubt = false
    this.#byName.clear()
    for (const cookie of cookies) this.#put(cookie)
  }

  /** @returns the cookie that was there before the change; null when there was none */
  apply(change: JarChange): JarCookie | null {
    for (const meanwhile of this.#meanwhile) meanwhile.push(change)
    const before = this.#move(change)
    if (change.removed || before === null) return before
    // Both browsers tell by an `overwrite` first when a cookie takes another's place: none was there.
    this.#isInDoubt ||= this.knows(change.at)
    return null
  }

  /** Whether the mirror was found to be wrong since it was read: Firefox tells nothing when all cookies are cleared at once (seen in 153). */
  get isInDoubt(): boolean {
    return this.#isInDoubt
  }

  /** Whether the mirror was kept already at that moment: a response from before may be in it. */
  knows(moment: number): boolean {
    return moment >= this.#since
  }

  /** @param place its store is '' where that is not known */
  shows({ name, domain, path, storeId }: JarCookie): boolean {
    return this.named(name).some(
      (one) => one.domain === domain && one.path === path && (storeId === '' || one.storeId === storeId),
    )
  }

  named(name: string): JarCookie[] {
    return this.alike(name).filter((cookie) => cookie.name === name)
  }

  /** Those of that name, in any case. */
  alike(name: string): JarCookie[] {
    return [...(this.#byName.get(name.toLowerCase())?.values() ?? [])]
  }

  #move({ removed, cookie }: JarChange): JarCookie | null {
    const name = cookie.name.toLowerCase()
    const named = this.#byName.get(name)
    const key = jarKey(cookie)
    const before = named?.get(key) ?? null
    if (!removed) this.#put(cookie)
    else if (named?.delete(key) && named.size === 0) this.#byName.delete(name)
    return before
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
