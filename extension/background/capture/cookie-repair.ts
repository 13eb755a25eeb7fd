import { cookieKeyText, sameContent } from '../../../src/cookie/cookie-key.ts'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { Received } from '../../../src/exchange/model/exchange.ts'
import type { PendingCookie } from '../../../src/exchange/record/cookie-change-matcher.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { type IntendedEffect, RewriteTracker } from '../../../src/rules/response/rewrite-tracker.ts'
import { reconcile } from '../../../src/verdict/reconcile.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import type { Clock } from '../clock.ts'
import type { LineJudge } from './line-judge.ts'

export interface CookieRepairDeps {
  readonly judge: Pick<LineJudge, 'expectedCookie'>
  /** Finds the cookie with the same key that the jar holds now; null: none. */
  readonly reader: { find(cookie: JarCookie): Promise<JarCookie | null> }
  /** Both return the browser's message when it refused, otherwise null. */
  readonly writer: {
    /** @param overSecure the cookie replaces a Secure one */
    write(cookie: JarCookie, overSecure?: boolean): Promise<string | null>
    erase(cookie: JarCookie): Promise<string | null>
  }
  readonly clock: Pick<Clock, 'now'>
}

interface Outcome extends Record<'before' | 'wanted' | 'after', JarCookie | null> {
  readonly isRefused: boolean
}

/** Returns whether a rule rewrites the line only after the browser has stored it as the server wrote it. */
export function isRepaired({ via }: Received): boolean {
  return via === 'jar-after'
}

/**
 * Corrects rewritten cookies in the jar, so that it ends up as if servers had sent the lines that the rules produce. A
 * dropped line leaves the cookie that was there before. For some milliseconds in between, requests may carry the value
 * that the server's line stored.
 */
export class CookieRepair {
  readonly #deps: CookieRepairDeps
  readonly #tracker = new RewriteTracker<PendingCookie>()
  /** Lines of an earlier run, whose change may have been reported while no background ran. */
  readonly #ofEarlierRun = new WeakSet<PendingCookie>()

  constructor(deps: CookieRepairDeps) {
    this.#deps = deps
  }

  /**
   * Registers a line. Must be called for every line that the browser processes, in order, because an unchanged line may
   * come between two rewritten ones.
   * @param isFromEarlierRun an earlier run of the background received it
   */
  addLine(line: PendingCookie, received: Received, isFromEarlierRun: boolean, now: number): void {
    const key = keyOf(line)
    const { outcome } = received.verdict
    const isRewritten = isRepaired(received)
    if (!isRewritten && (outcome === 'blocked' || !this.#tracker.isTracking(key, now))) return
    const { expectedCookie, before: seen } = line
    if (isFromEarlierRun) this.#ofEarlierRun.add(line)
    const effect = this.#effectOf(line, received)
    this.#tracker.addLine(key, { line, isRewritten, value: expectedCookie.value, effect, seen, isFromEarlierRun }, now)
  }

  /** Records that the browser has processed the server's line. */
  lineLanded(line: PendingCookie): void {
    this.#tracker.markLanded(keyOf(line), line, line.changes.length > 0, line.before)
  }

  /** Returns the cookie that the jar should hold without the line; null: none; undefined: not known. */
  before(line: PendingCookie): JarCookie | null | undefined {
    return this.#tracker.intendedBefore(keyOf(line), line)
  }

  /** Records the final verdict of an unchanged line. */
  lineSettled(line: PendingCookie, { outcome }: Verdict): void {
    const key = keyOf(line)
    if (outcome === 'blocked') this.#tracker.markRefused(key, line)
    this.#tracker.markDone(key, line, true, this.#deps.clock.now())
  }

  jarChanged({ cookie, removed, cause }: JarChange): void {
    // This is the first half of a change. The second follows at once.
    if (removed && cause === 'overwrite') return
    this.#tracker.noteJar(cookieKeyText({ ...cookie, storeId: '' }), removed ? null : cookie)
  }

  /**
   * Corrects the jar after the browser has processed the server's line.
   * @returns the verdict based on what the jar then holds; the predicted one when a later line has landed, which corrects
   * the jar itself
   */
  async repair(line: PendingCookie, received: Received): Promise<Verdict> {
    const key = keyOf(line)
    const { reader, clock } = this.#deps
    let isUnchanged = false
    try {
      if (!this.#tracker.isLastLanded(key, line)) return received.verdict
      const before = this.before(line) ?? null
      const effect = this.#effectOf(line, received)
      const wanted = effect === 'none' ? before : effect.result
      const held = await reader.find(line.expectedCookie)
      isUnchanged = isSame(held, wanted)
      // A cookie that another party stored meanwhile stays, and one that they removed stays removed. A dropped line
      // without an event was refused, so it removed nothing.
      const mayHaveRemoved = effect !== 'none' || line.changes.length > 0 || this.#ofEarlierRun.has(line)
      const isOurs = held === null ? mayHaveRemoved : isSame(held, before) || this.#tracker.isTransient(key, held)
      if (!isUnchanged && !isOurs) return received.verdict
      const isRefused = !isUnchanged && (await this.#write(held, wanted))
      const after = isUnchanged ? held : await reader.find(line.expectedCookie)
      return this.#verdictOf(line, received, { before, wanted, after, isRefused })
    } finally {
      this.#tracker.markDone(key, line, isUnchanged, clock.now())
    }
  }

  #effectOf(line: PendingCookie, { became, verdict }: Received): IntendedEffect {
    if (became === null || verdict.outcome === 'blocked') return 'none'
    if (verdict.outcome === 'deleted' || verdict.outcome === 'ignored') return { result: null }
    return { result: became === undefined ? line.expectedCookie : this.#cookieOf(line, became) }
  }

  #cookieOf({ entry }: PendingCookie, text: string): JarCookie {
    return this.#deps.judge.expectedCookie(parseSetCookie(text), entry, this.#deps.clock.now())
  }

  /** @param held the cookie that the jar holds now @returns true if the browser refused */
  async #write(held: JarCookie | null, wanted: JarCookie | null): Promise<boolean> {
    const { writer } = this.#deps
    const refusal = wanted ? await writer.write(wanted, held?.secure) : held && (await writer.erase(held))
    if (refusal !== null) console.warn('a rewritten cookie could not be stored', refusal)
    return refusal !== null
  }

  #verdictOf(
    line: PendingCookie,
    { became, verdict }: Received,
    { before, wanted, after, isRefused }: Outcome,
  ): Verdict {
    if (became == null) {
      // Another cookie was stored since, perhaps by the next response, so the jar says nothing about this line.
      const certainty = isSame(after, before) ? 'observed' : isRefused ? 'contradicted' : verdict.certainty
      return { ...verdict, certainty }
    }
    const isStored = wanted !== null && wanted !== before && isSame(after, wanted)
    const at = this.#deps.clock.now()
    const changes = isStored && after ? [{ cause: 'explicit', removed: false, cookie: after, at } as const] : []
    return reconcile(verdict, { changes, after, before, expectedCookie: this.#cookieOf(line, became) })
  }
}

/** Omits the store, because Chromium does not report which store a response belongs to. */
function keyOf({ expectedCookie }: PendingCookie): string {
  return cookieKeyText({ ...expectedCookie, storeId: '' })
}

function isSame(one: JarCookie | null, other: JarCookie | null): boolean {
  return one === null || other === null ? one === other : sameContent(one, other)
}
