import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { Received } from '../../../src/exchange/exchange.ts'
import type { Awaited } from '../../../src/exchange/observer.ts'
import { type Effect, MeantJar } from '../../../src/inject/meant-jar.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { jarKey } from '../../../src/jar/jar-key.ts'
import { reconcile } from '../../../src/verdict/reconcile.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import { aimOf } from '../capture/judge-line.ts'
import { eraseCookie, findCookie, writeCookie } from '../jar-write.ts'

/** Whether a line is set right in the jar, after the browser has taken it as the server wrote it. */
export function isSetRight({ via }: Received): boolean {
  return via === 'jar-after'
}

/**
 * Makes the jar hold what it would hold if servers had sent what rules made of their lines: a dropped line leaves what was
 * there before. In between, for some milliseconds, requests may carry what the server's own line made.
 */
export class ResponseJar {
  readonly #meant = new MeantJar<Awaited>()
  /** Of an earlier life of the background: what the jar told of them was not heard. */
  readonly #old = new WeakSet<Awaited>()

  /**
   * Every line that the browser takes is told of, in order: one that nobody changes may come between two that are set right.
   * @param isOld it is of an earlier life of the background
   */
  expect(line: Awaited, received: Received, isOld: boolean, now: number): void {
    const place = placeOf(line)
    const { outcome } = received.verdict
    const isRighted = isSetRight(received)
    if (!isRighted && (outcome === 'blocked' || !this.#meant.has(place, now))) return
    const { aim, before: seen } = line
    if (isOld) this.#old.add(line)
    this.#meant.add(place, { line, isRighted, value: aim.value, effect: effectOf(line, received), seen, isOld }, now)
  }

  /** The browser has done with the line. */
  landed(line: Awaited): void {
    this.#meant.landed(placeOf(line), line, line.changes.length > 0, line.before)
  }

  /** What the jar is meant to hold in its place without the line; null: nothing; undefined: not known. */
  before(line: Awaited): JarCookie | null | undefined {
    return this.#meant.before(placeOf(line), line)
  }

  /** Nothing more is to be done about a line that is as the browser took it. */
  settled(line: Awaited, { outcome }: Verdict): void {
    const place = placeOf(line)
    if (outcome === 'blocked') this.#meant.refused(place, line)
    this.#meant.done(place, line, true, Date.now())
  }

  heard({ cookie, removed, cause }: JarChange): void {
    // Only half of what has happened.
    if (removed && cause === 'overwrite') return
    this.#meant.heard(jarKey({ ...cookie, storeId: '' }), removed ? null : cookie)
  }

  /**
   * Called once the browser has done with the server's own line.
   * @returns the verdict by what the jar then holds; as predicted when another line has landed in the place since, which sets it right
   */
  async setRight(line: Awaited, received: Received): Promise<Verdict> {
    const place = placeOf(line)
    let isQuiet = false
    try {
      if (!this.#meant.isLast(place, line)) return received.verdict
      const before = this.before(line) ?? null
      const effect = effectOf(line, received)
      const wanted = effect === 'none' ? before : effect.puts
      const now = await findCookie(line.aim)
      isQuiet = isSame(now, wanted)
      // What someone else has put there meanwhile is theirs, and so is what they took away: a dropped line of which the jar
      // told nothing was refused, and took nothing.
      const mayHaveTaken = effect !== 'none' || line.changes.length > 0 || this.#old.has(line)
      const isOurs = now === null ? mayHaveTaken : isSame(now, before) || this.#meant.isPassing(place, now)
      if (!isQuiet && !isOurs) return received.verdict
      const refused = !isQuiet && (await isRefused(now, wanted))
      const after = isQuiet ? now : await findCookie(line.aim)
      return verdictOf(line, received, { before, wanted, after, refused })
    } finally {
      this.#meant.done(place, line, isQuiet, Date.now())
    }
  }
}

/** What a response does in a store that is not told apart from others (Chromium's) has one place with what the jar tells of it. */
function placeOf({ aim }: Awaited): string {
  return jarKey({ ...aim, storeId: '' })
}

function effectOf(line: Awaited, { became, verdict }: Received): Effect {
  if (became === null || verdict.outcome === 'blocked') return 'none'
  if (verdict.outcome === 'deleted' || verdict.outcome === 'ignored') return { puts: null }
  return { puts: became === undefined ? line.aim : madeOf(line, became) }
}

function madeOf({ draft }: Awaited, became: string): JarCookie {
  return aimOf(parseSetCookie(became), draft, Date.now())
}

interface Righted extends Record<'before' | 'wanted' | 'after', JarCookie | null> {
  readonly refused: boolean
}

function verdictOf(line: Awaited, { became, verdict }: Received, { before, wanted, after, refused }: Righted): Verdict {
  if (became == null) {
    // Something else that stands there was put there since, by the next response perhaps: it says nothing of this line.
    return { ...verdict, certainty: isSame(after, before) ? 'observed' : refused ? 'contradicted' : verdict.certainty }
  }
  const took = wanted !== null && wanted !== before && isSame(after, wanted)
  const changes = took && after ? [{ cause: 'explicit', removed: false, cookie: after, at: Date.now() } as const] : []
  return reconcile(verdict, { changes, after, before, expectedCookie: madeOf(line, became) })
}

/** Puts it there. @param now what stands in that place @returns whether the browser refused to */
async function isRefused(now: JarCookie | null, wanted: JarCookie | null): Promise<boolean> {
  const refusal = wanted ? await writeCookie(wanted, now?.secure) : now && (await eraseCookie(now))
  if (refusal !== null) console.warn('a cookie could not be set right', refusal)
  return refusal !== null
}

function isSame(one: JarCookie | null, other: JarCookie | null): boolean {
  if (one === null || other === null) return one === other
  return (
    one.value === other.value &&
    one.secure === other.secure &&
    one.httpOnly === other.httpOnly &&
    one.sameSite === other.sameSite &&
    Math.abs((one.expirationDate ?? 0) - (other.expirationDate ?? 0)) < 2
  )
}
