import type { JarChange } from '../jar/jar-change.ts'
import type { JarCookie } from '../jar/jar-cookie.ts'
import { jarKey } from '../jar/jar-key.ts'
import type { LogEntry } from './log-entry.ts'

/** A Set-Cookie line whose fate is not known yet. */
export interface PendingCookie {
  readonly entry: LogEntry
  /** Index in `entry.received`. */
  readonly index: number
  /** The cookie that the line makes if it is kept; its store is '' when that is not known (Chromium does not say). */
  readonly aim: JarCookie
  /** The jar's cookie in that place before the response; null: none; undefined: not known. */
  before: JarCookie | null | undefined
  /** The jar's changes that this line brought about. */
  readonly changes: JarChange[]
}

/** A change of the jar that no response has claimed. */
export interface UnattributedChange {
  /** The `overwrite` that announced it, if any, and the change itself. */
  readonly changes: readonly JarChange[]
  /** What was there before; undefined: not known. */
  readonly before: JarCookie | null | undefined
}

interface Seen extends UnattributedChange {
  /** We made it ourselves: it is no line's. */
  readonly isOwn: boolean
  /** It was handed out as nobody's. */
  told: boolean
}

/** How long a change of the jar and the response that brought it about may be apart, in ms. */
const APART = 5_000
/** How long a change waits for its response before it is taken for one that has none: Firefox was seen to be 270 ms ahead. */
const NOBODYS_AFTER = 500
const MAX_SEEN = 2_000

/**
 * Brings together Set-Cookie lines and the changes of the jar that they bring about. Chromium tells the change after the
 * response, Firefox before it (seen 400 of 400 times), and neither tells anything of a cookie that was refused.
 */
export class CookieChangeMatcher {
  /** By name: what one cookie's event costs does not depend on how many others are awaited. */
  readonly #awaited = new Map<string, Set<PendingCookie>>()
  readonly #waiting = new Map<LogEntry, Set<PendingCookie>>()
  /** Changes that no response claims, the oldest first: made by a script, an extension, or a response still to be told. */
  #seen: Seen[] = []
  /** Lines that a look-up has answered for, and until when their change may still come. */
  #late: { readonly aim: JarCookie; readonly until: number }[] = []
  /** `overwrite` events whose second half is still to come, by identity. */
  readonly #halves = new Map<string, UnattributedChange>()

  /** Takes in a line. @returns it, with its changes when the jar has told already */
  expect(
    entry: LogEntry,
    index: number,
    aim: JarCookie,
    before: JarCookie | null | undefined,
    now: number,
  ): PendingCookie {
    const line: PendingCookie = { entry, index, aim, before, changes: [] }
    this.#forgetSeen(now)
    const at = this.#seen.findIndex((seen) => !seen.isOwn && claims(aim, seen))
    const seen = this.#seen[at]
    if (seen) {
      this.#seen.splice(at, 1)
      settle(line, seen)
    } else {
      put(this.#awaited, aim.name, line)
      put(this.#waiting, entry, line)
    }
    return line
  }

  /**
   * @param isOwn we made it ourselves
   * @returns the line that brought the change about, if it is known yet
   */
  change(change: JarChange, before: JarCookie | null | undefined, isOwn = false): PendingCookie | null {
    const key = jarKey(change.cookie)
    if (change.removed && change.cause === 'overwrite') {
      this.#halves.set(key, { changes: [change], before })
      return null
    }
    const half = this.#halves.get(key)
    this.#halves.delete(key)
    const seen = {
      changes: [...(half?.changes ?? []), change],
      before: half ? half.before : before,
      isOwn,
      told: false,
    }
    if (!isOwn) {
      const line = this.#claim(seen)
      if (line) return line
      if (this.#isLate(seen)) return null
    }
    this.#seen.push(seen)
    if (this.#seen.length > MAX_SEEN) this.#seen.shift()
    return null
  }

  #claim(seen: Seen): PendingCookie | null {
    const name = seen.changes.at(-1)?.cookie.name ?? ''
    for (const line of this.#awaited.get(name) ?? []) {
      if (!claims(line.aim, seen)) continue
      this.#stopWaiting(line)
      settle(line, seen)
      return line
    }
    return null
  }

  /** Changes that have waited long enough for a response, each handed out once. @param now ms since the epoch */
  unclaimed(now: number): UnattributedChange[] {
    const found = this.#seen.filter(
      ({ changes, told }) => !told && changes.every(({ at }) => now - at >= NOBODYS_AFTER),
    )
    for (const one of found) one.told = true
    this.#forgetSeen(now)
    return found
  }

  /** When `unclaimed` is next worth a call, ms since the epoch; null when nothing waits. */
  get nextUnclaimed(): number | null {
    const first = this.#seen.find(({ told }) => !told)?.changes.at(-1)
    return first ? first.at + NOBODYS_AFTER : null
  }

  /** Lines of a entry that still wait. */
  waiting(entry: LogEntry): PendingCookie[] {
    return [...(this.#waiting.get(entry) ?? [])]
  }

  /** A look-up has answered for the line: no change is awaited any more. One that comes late is still the line's, and nobody else's. */
  release(line: PendingCookie, now: number): void {
    if (this.#stopWaiting(line)) this.#late.push({ aim: line.aim, until: now + APART })
  }

  #stopWaiting(line: PendingCookie): boolean {
    take(this.#awaited, line.aim.name, line)
    return take(this.#waiting, line.entry, line)
  }

  #forgetSeen(now: number): void {
    const first = this.#seen[0]?.changes.at(-1)
    if (!first || now - first.at < APART) return
    this.#seen = this.#seen.filter(({ changes }) => changes.every(({ at }) => now - at < APART))
  }

  #isLate(seen: UnattributedChange): boolean {
    const at = seen.changes.at(-1)?.at ?? 0
    this.#late = this.#late.filter(({ until }) => until > at)
    const index = this.#late.findIndex(({ aim }) => claims(aim, seen))
    if (index < 0) return false
    this.#late.splice(index, 1)
    return true
  }
}

function put<K>(map: Map<K, Set<PendingCookie>>, key: K, line: PendingCookie): void {
  const lines = map.get(key)
  if (lines) lines.add(line)
  else map.set(key, new Set([line]))
}

function take<K>(map: Map<K, Set<PendingCookie>>, key: K, line: PendingCookie): boolean {
  const lines = map.get(key)
  const found = lines?.delete(line) ?? false
  if (lines?.size === 0) map.delete(key)
  return found
}

function settle(line: PendingCookie, { changes, before }: UnattributedChange): void {
  line.changes.push(...changes)
  line.before = before
}

function claims(aim: JarCookie, { changes }: UnattributedChange): boolean {
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
