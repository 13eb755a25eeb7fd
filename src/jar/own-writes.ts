import type { JarChange } from './jar-change.ts'
import type { JarCookie } from './jar-cookie.ts'

type Place = Pick<JarCookie, 'name' | 'domain' | 'hostOnly' | 'path'>
type Content = Pick<JarCookie, 'value' | 'secure' | 'httpOnly' | 'sameSite'>

/** How long after a write of ours its change may come, in ms. */
const APART = 5_000

interface Write {
  readonly key: string
  readonly content: string | null
  /** ms since the epoch */
  readonly from: number
  told: boolean
}

/** What we ourselves are about to do to the jar, so that the change it brings about is known to be ours. */
export class OwnWrites {
  #expected: Write[] = []

  /**
   * Call it before the jar is asked.
   * @param content what is put there; null: nothing, what is there goes
   * @returns what takes it back, for when the browser refused
   */
  expect(cookie: Place, content: Content | null, now: number): () => void {
    this.#forget(now)
    const write = { key: keyOf(cookie), content: content && contentOf(content), from: now, told: false }
    this.#expected.push(write)
    return () => {
      this.#expected = this.#expected.filter((one) => one !== write)
    }
  }

  /** Whether it is we who put just that there, each write once: the same again, or anything else, is a server's or a script's. */
  tells({ cookie, removed, at }: JarChange): boolean {
    this.#forget(at)
    if (removed || this.#expected.length === 0) return false
    const [key, content] = [keyOf(cookie), contentOf(cookie)]
    const found = this.#expected.find(
      (one) => !one.told && one.from <= at && one.key === key && one.content === content,
    )
    if (found) found.told = true
    return found !== undefined
  }

  /** Whether the change is one that was expected. Each write is claimed once. */
  claims({ cookie, at }: JarChange): boolean {
    this.#forget(at)
    const key = keyOf(cookie)
    const index = this.#expected.findIndex((one) => one.key === key && one.from <= at)
    if (index < 0) return false
    this.#expected.splice(index, 1)
    return true
  }

  #forget(now: number): void {
    this.#expected = this.#expected.filter(({ from }) => from + APART > now)
  }
}

/** The store and the partition are left out: a write may leave them to the browser. */
function keyOf({ name, domain, hostOnly, path }: Place): string {
  return JSON.stringify([name, domain.replace(/^\./, ''), hostOnly, path])
}

function contentOf({ value, secure, httpOnly, sameSite }: Content): string {
  return JSON.stringify([value, secure, httpOnly, sameSite])
}
