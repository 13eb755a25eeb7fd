import { cookieKeyOf, cookieKeyText, isExpired, sameKey } from '../../cookie/cookie-key.ts'
import type { JarChange } from '../../jar/jar-change.ts'
import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { LogEntry } from '../model/log-entry.ts'

/** A Set-Cookie line that was received, and the changes of the jar that it caused. */
export interface PendingCookie {
  readonly entry: LogEntry
  /** Index in `entry.received`. */
  readonly index: number
  /** The cookie that the browser stores if it keeps the line. Its store is '' in Chromium, which does not report it. */
  readonly expectedCookie: JarCookie
  /** The cookie with the same key before the response; null: none; undefined: not known. */
  before: JarCookie | null | undefined
  /** The changes of the jar that this line caused. */
  readonly changes: JarChange[]
}

/** A change of the jar that no response has claimed. */
export interface UnattributedChange {
  /** The change itself, and before it the `overwrite` that announced it, if any. */
  readonly changes: readonly JarChange[]
  /** The cookie before the change; null: none; undefined: not known. */
  readonly before: JarCookie | null | undefined
}

interface SeenChange extends UnattributedChange {
  /** The extension made the change itself: no line may claim it. */
  readonly isOwn: boolean
  /** `takeUnattributed` has returned it. */
  isTaken: boolean
}

/** The longest time between a response and the change that it causes. */
const MAX_APART_MS = 5_000
/** A change waits this long for its response. Firefox reports changes up to 270 ms before the response (measured). */
const UNATTRIBUTED_AFTER_MS = 500
const MAX_SEEN = 2_000

/**
 * Matches Set-Cookie lines with the `cookies.onChanged` events that they cause. Chromium reports the change after the
 * response, Firefox before it (400 of 400 measured in each), and neither reports anything for a cookie that it refuses.
 */
export class CookieChangeMatcher {
  /** By cookie name, so the cost of an event does not grow with the number of pending lines. */
  readonly #pendingByName = new Map<string, Set<PendingCookie>>()
  readonly #pendingByEntry = new Map<LogEntry, Set<PendingCookie>>()
  /**
   * Changes that no line has claimed, oldest first. A script, an extension, or a response that is not reported yet caused
   * them.
   */
  #seen: SeenChange[] = []
  /** Lines that a jar look-up has settled, and the time until which their change may still be reported. */
  #answered: { readonly expectedCookie: JarCookie; readonly until: number }[] = []
  /** `overwrite` events whose second half has not come yet, by cookie key. */
  readonly #overwrites = new Map<string, UnattributedChange>()

  /** Registers a Set-Cookie line. @returns the line, with its changes if they came before it */
  addLine(
    entry: LogEntry,
    index: number,
    expectedCookie: JarCookie,
    before: JarCookie | null | undefined,
    now: number,
  ): PendingCookie {
    const line: PendingCookie = { entry, index, expectedCookie, before, changes: [] }
    this.#forgetOldChanges(now)
    const at = this.#seen.findIndex((seen) => !seen.isOwn && fits(expectedCookie, seen))
    const seen = this.#seen[at]
    if (seen) {
      this.#seen.splice(at, 1)
      attribute(line, seen)
    } else {
      put(this.#pendingByName, expectedCookie.name, line)
      put(this.#pendingByEntry, entry, line)
    }
    return line
  }

  /**
   * Registers a change of the jar.
   * @param before the cookie before the change; null: none; undefined: not known
   * @param isOwn the extension made the change itself
   * @returns the line that caused the change, if it is known yet
   */
  addChange(change: JarChange, before: JarCookie | null | undefined, isOwn = false): PendingCookie | null {
    const key = cookieKeyText(change.cookie)
    if (change.removed && change.cause === 'overwrite') {
      this.#overwrites.set(key, { changes: [change], before })
      return null
    }
    const overwrite = this.#overwrites.get(key)
    this.#overwrites.delete(key)
    const seen = {
      changes: [...(overwrite?.changes ?? []), change],
      before: overwrite ? overwrite.before : before,
      isOwn,
      isTaken: false,
    }
    if (!isOwn) {
      const line = this.#claim(seen)
      if (line) return line
      if (this.#isOfAnsweredLine(seen)) return null
    }
    this.#seen.push(seen)
    if (this.#seen.length > MAX_SEEN) this.#seen.shift()
    return null
  }

  /** @returns changes that have waited long enough for a response; each is returned once */
  takeUnattributed(now: number): UnattributedChange[] {
    const found = this.#seen.filter(
      ({ changes, isTaken }) => !isTaken && changes.every(({ at }) => now - at >= UNATTRIBUTED_AFTER_MS),
    )
    for (const one of found) one.isTaken = true
    this.#forgetOldChanges(now)
    return found
  }

  /** The time when `takeUnattributed` next returns something (milliseconds since the epoch); null: no change waits. */
  get nextUnattributedAt(): number | null {
    const first = this.#seen.find(({ isTaken }) => !isTaken)?.changes.at(-1)
    return first ? first.at + UNATTRIBUTED_AFTER_MS : null
  }

  /** @returns the lines of an entry whose change has not come */
  pendingOf(entry: LogEntry): PendingCookie[] {
    return [...(this.#pendingByEntry.get(entry) ?? [])]
  }

  /**
   * Stops waiting for the line's change, because a jar look-up has settled it. A change that is still reported belongs to
   * the line and is not unattributed.
   */
  stopAwaiting(line: PendingCookie, now: number): void {
    if (this.#remove(line)) this.#answered.push({ expectedCookie: line.expectedCookie, until: now + MAX_APART_MS })
  }

  #claim(seen: SeenChange): PendingCookie | null {
    const name = seen.changes.at(-1)?.cookie.name ?? ''
    for (const line of this.#pendingByName.get(name) ?? []) {
      if (!fits(line.expectedCookie, seen)) continue
      this.#remove(line)
      attribute(line, seen)
      return line
    }
    return null
  }

  #remove(line: PendingCookie): boolean {
    take(this.#pendingByName, line.expectedCookie.name, line)
    return take(this.#pendingByEntry, line.entry, line)
  }

  #forgetOldChanges(now: number): void {
    const first = this.#seen[0]?.changes.at(-1)
    if (!first || now - first.at < MAX_APART_MS) return
    this.#seen = this.#seen.filter(({ changes }) => changes.every(({ at }) => now - at < MAX_APART_MS))
  }

  #isOfAnsweredLine(seen: UnattributedChange): boolean {
    const at = seen.changes.at(-1)?.at ?? 0
    this.#answered = this.#answered.filter(({ until }) => until > at)
    const index = this.#answered.findIndex(({ expectedCookie }) => fits(expectedCookie, seen))
    if (index < 0) return false
    this.#answered.splice(index, 1)
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
  const wasThere = lines?.delete(line) ?? false
  if (lines?.size === 0) map.delete(key)
  return wasThere
}

function attribute(line: PendingCookie, { changes, before }: UnattributedChange): void {
  line.changes.push(...changes)
  line.before = before
}

function fits(expected: JarCookie, { changes }: UnattributedChange): boolean {
  const change = changes.at(-1)
  if (!change) return false
  const { cookie, removed, at } = change
  // A line that deletes a cookie may have any value; one that stores a cookie removes nothing.
  const isLikely = removed ? isExpired(expected, at) : cookie.value === expected.value
  return isLikely && sameKey(cookieKeyOf(cookie), cookieKeyOf(expected))
}
