import type { JarChange } from '../jar/jar-change.ts'
import type { JarCookie } from '../jar/jar-cookie.ts'
import { jarKey } from '../jar/jar-key.ts'
import type { Draft } from './draft.ts'

/** A Set-Cookie line whose fate is not known yet. */
export interface Awaited {
  readonly draft: Draft
  /** Index in `draft.received`. */
  readonly index: number
  /** The cookie that the line makes if it is kept; its store is '' when that is not known (Chromium does not say). */
  readonly aim: JarCookie
  /** The jar's cookie in that place before the response; null: none; undefined: not known. */
  before: JarCookie | null | undefined
  /** The jar's changes that this line brought about. */
  readonly changes: JarChange[]
}

interface Seen {
  /** The `overwrite` that announced it, if any, and the change itself. */
  readonly changes: readonly JarChange[]
  /** What was there before; undefined: not known. */
  readonly before: JarCookie | null | undefined
}

/** How long a change of the jar and the response that brought it about may be apart, in ms. */
const APART = 5_000
const MAX_SEEN = 2_000

/**
 * Brings together Set-Cookie lines and the changes of the jar that they bring about. Chromium tells the change after the
 * response, Firefox before it (seen 400 of 400 times), and neither tells anything of a cookie that was refused.
 */
export class Observer {
  readonly #awaited = new Set<Awaited>()
  /** Changes that no response claims, the oldest first: made by a script, an extension, or a response still to be told. */
  #seen: Seen[] = []
  /** Lines that a look-up has answered for, and until when their change may still come. */
  #late: { readonly aim: JarCookie; readonly until: number }[] = []
  /** `overwrite` events whose second half is still to come, by identity. */
  readonly #halves = new Map<string, Seen>()

  /** Takes in a line. @returns it, with its changes when the jar has told already */
  expect(draft: Draft, index: number, aim: JarCookie, before: JarCookie | null | undefined, now: number): Awaited {
    const line: Awaited = { draft, index, aim, before, changes: [] }
    this.#seen = this.#seen.filter(({ changes }) => changes.every(({ at }) => now - at < APART))
    const at = this.#seen.findIndex((seen) => claims(aim, seen))
    const seen = this.#seen[at]
    if (seen) {
      this.#seen.splice(at, 1)
      settle(line, seen)
    } else this.#awaited.add(line)
    return line
  }

  /** @returns the line that brought the change about, if it is known yet */
  change(change: JarChange, before: JarCookie | null | undefined): Awaited | null {
    const key = jarKey(change.cookie)
    if (change.removed && change.cause === 'overwrite') {
      this.#halves.set(key, { changes: [change], before })
      return null
    }
    const half = this.#halves.get(key)
    this.#halves.delete(key)
    const seen: Seen = { changes: [...(half?.changes ?? []), change], before: half ? half.before : before }
    for (const line of this.#awaited) {
      if (!claims(line.aim, seen)) continue
      this.#awaited.delete(line)
      settle(line, seen)
      return line
    }
    if (this.#isLate(seen)) return null
    this.#seen.push(seen)
    if (this.#seen.length > MAX_SEEN) this.#seen.shift()
    return null
  }

  /** Lines of a draft that still wait. */
  waiting(draft: Draft): Awaited[] {
    return [...this.#awaited].filter((line) => line.draft === draft)
  }

  /** A look-up has answered for the line: no change is awaited any more. One that comes late is still the line's, and nobody else's. */
  release(line: Awaited, now: number): void {
    if (this.#awaited.delete(line)) this.#late.push({ aim: line.aim, until: now + APART })
  }

  #isLate(seen: Seen): boolean {
    const at = seen.changes.at(-1)?.at ?? 0
    this.#late = this.#late.filter(({ until }) => until > at)
    const index = this.#late.findIndex(({ aim }) => claims(aim, seen))
    if (index < 0) return false
    this.#late.splice(index, 1)
    return true
  }
}

function settle(line: Awaited, { changes, before }: Seen): void {
  line.changes.push(...changes)
  line.before = before
}

function claims(aim: JarCookie, { changes }: Seen): boolean {
  const change = changes.at(-1)
  if (!change) return false
  const { cookie, removed, at } = change
  return (
    cookie.name === aim.name &&
    cookie.domain === aim.domain &&
    cookie.path === aim.path &&
    (aim.storeId === '' || cookie.storeId === aim.storeId) &&
    // A line that deletes need not repeat the value; one that keeps deletes nothing.
    (removed ? expiredBy(aim, at) : cookie.value === aim.value)
  )
}

function expiredBy({ expirationDate }: JarCookie, at: number): boolean {
  return expirationDate !== undefined && expirationDate * 1000 <= at
}
