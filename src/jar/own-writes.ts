import { type CookieKey, cookieKeyOf, sameKey, sameValueAndFlags } from '../cookie/cookie-key.ts'
import type { JarChange } from './jar-change.ts'
import type { JarCookie } from './jar-cookie.ts'

/** Without the expiry: Chromium shortens it to 400 days. */
type Content = Pick<JarCookie, 'value' | 'secure' | 'httpOnly' | 'sameSite'>

/** The longest delay between a write and its `cookies.onChanged` event. */
const EVENT_WITHIN_MS = 5_000

interface Write {
  readonly key: CookieKey
  readonly content: Content | null
  /** ms since the epoch */
  readonly from: number
  recognized: boolean
}

/**
 * Remembers the extension's own writes to the jar, so that their `cookies.onChanged` events are not attributed to a
 * script.
 */
export class OwnWrites {
  #expected: Write[] = []

  /**
   * Registers a write. Must be called before `cookies.set`, because the event may arrive before the call resolves.
   * @param content the written content; null: the cookie is erased
   * @returns a function that withdraws the write, for when the browser has refused it
   */
  expect(cookie: JarCookie, content: Content | null, now: number): () => void {
    this.#forget(now)
    const write = { key: cookieKeyOf(cookie), content, from: now, recognized: false }
    this.#expected.push(write)
    return () => {
      this.#expected = this.#expected.filter((one) => one !== write)
    }
  }

  /**
   * Returns whether the change sets exactly what we wrote. Each write is recognized once: the same content a second time,
   * or any other content, comes from a server or a script. `claims` still finds the write afterwards.
   */
  recognizes({ cookie, removed, at }: JarChange): boolean {
    this.#forget(at)
    if (removed || this.#expected.length === 0) return false
    const key = cookieKeyOf(cookie)
    const found = this.#expected.find(
      ({ key: expected, content, from, recognized }) =>
        !recognized && from <= at && sameKey(expected, key) && content !== null && sameValueAndFlags(content, cookie),
    )
    if (found) found.recognized = true
    return found !== undefined
  }

  /** Returns whether the change concerns a cookie that we wrote, whatever its content. Each write is claimed once. */
  claims({ cookie, at }: JarChange): boolean {
    this.#forget(at)
    const key = cookieKeyOf(cookie)
    const index = this.#expected.findIndex((one) => sameKey(one.key, key) && one.from <= at)
    if (index < 0) return false
    this.#expected.splice(index, 1)
    return true
  }

  #forget(now: number): void {
    this.#expected = this.#expected.filter(({ from }) => from + EVENT_WITHIN_MS > now)
  }
}
