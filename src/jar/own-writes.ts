import type { JarChange } from './jar-change.ts'
import type { JarCookie } from './jar-cookie.ts'

type Key = Pick<JarCookie, 'name' | 'domain' | 'hostOnly' | 'path'>
type Content = Pick<JarCookie, 'value' | 'secure' | 'httpOnly' | 'sameSite'>

/** The longest delay between a write and its `cookies.onChanged` event. */
const EVENT_WITHIN_MS = 5_000

interface Write {
  readonly key: string
  readonly content: string | null
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
  expect(cookie: Key, content: Content | null, now: number): () => void {
    this.#forget(now)
    const write = { key: keyOf(cookie), content: content && contentOf(content), from: now, recognized: false }
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
    const [key, content] = [keyOf(cookie), contentOf(cookie)]
    const found = this.#expected.find(
      (one) => !one.recognized && one.from <= at && one.key === key && one.content === content,
    )
    if (found) found.recognized = true
    return found !== undefined
  }

  /** Returns whether the change concerns a cookie that we wrote, whatever its content. Each write is claimed once. */
  claims({ cookie, at }: JarChange): boolean {
    this.#forget(at)
    const key = keyOf(cookie)
    const index = this.#expected.findIndex((one) => one.key === key && one.from <= at)
    if (index < 0) return false
    this.#expected.splice(index, 1)
    return true
  }

  #forget(now: number): void {
    this.#expected = this.#expected.filter(({ from }) => from + EVENT_WITHIN_MS > now)
  }
}

/** Omits the store and the partition, because a write may leave them to the browser. */
function keyOf({ name, domain, hostOnly, path }: Key): string {
  return JSON.stringify([name, domain.replace(/^\./, ''), hostOnly, path])
}

function contentOf({ value, secure, httpOnly, sameSite }: Content): string {
  return JSON.stringify([value, secure, httpOnly, sameSite])
}
