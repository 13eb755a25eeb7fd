import { cookieKeyOf, cookieKeyText, sameKey } from '../cookie/cookie-key.ts'
import type { JarChange } from './jar-change.ts'
import type { JarCookie } from './jar-cookie.ts'

/**
 * A copy of the jar (the part that host permissions allow), kept up to date by `cookies.onChanged`. It provides what the
 * events lack: the value before a change (Firefox's `overwrite` event carries the new value).
 */
export class JarMirror {
  /** By lower-case name, because names that differ only in case get a warning. */
  readonly #byName = new Map<string, Map<string, JarCookie>>()

  /** When the jar was read, milliseconds since the epoch. */
  #since = Number.POSITIVE_INFINITY
  #isStale = false
  /** For each read in progress: the changes that arrived during it. */
  readonly #meanwhile = new Set<JarChange[]>()

  /**
   * Reads the whole jar again. Changes that arrive during the read may be newer than its result, so they are applied again.
   * @param now returns milliseconds since the epoch
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

  /** Replaces the copy. @param at when the jar was read, in ms since the epoch */
  seed(cookies: Iterable<JarCookie>, at: number): void {
    this.#since = at
    this.#isStale = false
    this.#byName.clear()
    for (const cookie of cookies) this.#put(cookie)
  }

  /** Applies a change. @returns the cookie that was there before; null when there was none */
  apply(change: JarChange): JarCookie | null {
    for (const meanwhile of this.#meanwhile) meanwhile.push(change)
    const before = this.#move(change)
    if (change.removed || before === null) return before
    // Both browsers fire `overwrite` before a cookie replaces another one. Without it the copy must be stale.
    this.#isStale ||= this.knows(change.at)
    return null
  }

  /**
   * True if the copy was found to be stale after it was read: Firefox fires no event when all cookies are cleared at once
   * (seen in 153).
   */
  get isStale(): boolean {
    return this.#isStale
  }

  /** Returns whether the copy had been read by that moment. It may already contain cookies that an earlier response set. */
  knows(moment: number): boolean {
    return moment >= this.#since
  }

  /** Whether the copy holds a cookie with that key. An unknown store or partition matches every one. */
  holds(cookie: JarCookie): boolean {
    const key = cookieKeyOf(cookie)
    return this.named(cookie.name).some((one) => sameKey(cookieKeyOf(one), key))
  }

  named(name: string): JarCookie[] {
    return this.namedIgnoringCase(name).filter((cookie) => cookie.name === name)
  }

  /** Returns the cookies with that name, ignoring case. */
  namedIgnoringCase(name: string): JarCookie[] {
    return [...(this.#byName.get(name.toLowerCase())?.values() ?? [])]
  }

  #move({ removed, cookie }: JarChange): JarCookie | null {
    const name = cookie.name.toLowerCase()
    const named = this.#byName.get(name)
    const key = cookieKeyText(cookie)
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
    named.set(cookieKeyText(cookie), cookie)
  }
}
