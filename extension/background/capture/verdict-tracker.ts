import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import { effectiveLine } from '../../../src/exchange/model/effective-line.ts'
import type { Received } from '../../../src/exchange/model/exchange.ts'
import type { LogEntry } from '../../../src/exchange/model/log-entry.ts'
import { CookieChangeMatcher, type PendingCookie } from '../../../src/exchange/record/cookie-change-matcher.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { LoggedChange } from '../../../src/jar/logged-change.ts'
import type { JarMirror } from '../../../src/jar/mirror.ts'
import type { OwnWrites } from '../../../src/jar/own-writes.ts'
import type { Clock } from '../clock.ts'
import type { ErrorSink } from '../error-sink.ts'
import { type CookieRepair, isRepaired } from './cookie-repair.ts'
import { DeadlineTimer } from './deadline-timer.ts'
import type { EntryWriter } from './entry-writer.ts'
import type { EventQueue } from './event-queue.ts'
import type { JarLookup } from './jar-lookup.ts'
import type { JudgedLine, LineJudge } from './line-judge.ts'
import type { MirrorReader } from './mirror-reader.ts'
import { toLoggedChanges } from './unattributed-changes.ts'

/** Lines without an event are looked up this long after the end of their response: events arrive around the end. */
const LOOK_UP_AFTER_END_MS = 60
/** The same delay, counted from the headers, for a response that does not end (a stream). */
const LOOK_UP_AFTER_HEADERS_MS = 500
/** A request without events for this long is given up: its end may have been reported while no background ran. */
const LOST_AFTER_MS = 10_000

export interface VerdictTrackerDeps {
  readonly judge: LineJudge
  readonly lookup: JarLookup
  readonly repair: CookieRepair
  readonly mirror: JarMirror
  readonly mirrorReader: Pick<MirrorReader, 'rereadSoon'>
  readonly ownWrites: Pick<OwnWrites, 'recognizes' | 'claims'>
  readonly writer: EntryWriter
  readonly queue: Pick<EventQueue, 'wake' | 'oldestAt'>
  readonly changes: { addChanges(found: readonly Omit<LoggedChange, 'seq'>[]): Promise<void> }
  readonly watch: { readonly isOn: boolean }
  readonly clock: Clock
  readonly errors: ErrorSink
}

/**
 * Follows each Set-Cookie line until the jar shows its result, through an event or, if none comes, a look-up. The verdict
 * is then observed or contradicted. An entry is settled when that is so for all its lines.
 */
export class VerdictTracker {
  readonly #deps: VerdictTrackerDeps
  readonly #matcher = new CookieChangeMatcher()
  /** The time at which to look up the lines of an entry, milliseconds since the epoch. */
  readonly #lookUpAt = new Map<LogEntry, number>()
  /** Number of lines that are being repaired, by entry. */
  readonly #repairing = new Map<LogEntry, number>()
  /** Unfinished entries whose end may have been reported while no background ran. */
  readonly #orphans = new Set<LogEntry>()
  readonly #timer: DeadlineTimer

  constructor(deps: VerdictTrackerDeps) {
    this.#deps = deps
    this.#timer = new DeadlineTimer(deps.clock, () => this.#onDue())
  }

  /** Continues with the unsettled entries of an earlier run. */
  restore(entries: readonly LogEntry[]): void {
    const now = this.#deps.clock.now()
    for (const entry of entries) {
      if (entry.settled) continue
      for (const [index, received] of entry.received.entries()) {
        // A line that is repaired is first stored as the server wrote it.
        const text = effectiveLine(received) ?? (isRepaired(received) ? received.line : null)
        if (text === null) continue
        const expectedCookie = this.#deps.judge.expectedCookie(parseSetCookie(text), entry, now)
        this.#addLine(entry, index, expectedCookie, entry.restores?.[index], now, true)
      }
      if (entry.done) this.#lookUpLater(entry, now)
      else this.adopt(entry)
    }
  }

  /** Takes over an unfinished entry from before this run. If its end is not reported, a look-up settles it. */
  adopt(entry: LogEntry): void {
    this.#orphans.add(entry)
    const afterMs = entry.status === null ? LOST_AFTER_MS : LOOK_UP_AFTER_HEADERS_MS
    this.#lookUpLater(entry, this.#deps.clock.now() + afterMs)
  }

  isOrphan(entry: LogEntry): boolean {
    return this.#orphans.has(entry)
  }

  /** Registers the judged lines of a response; `entry.received` holds them. */
  addLines(entry: LogEntry, lines: readonly JudgedLine[], now: number): void {
    for (const [index, { expectedCookie, before }] of lines.entries()) {
      if (expectedCookie) this.#addLine(entry, index, expectedCookie, before, now, false)
    }
    if (lines.length > 0) this.#lookUpLater(entry, now + LOOK_UP_AFTER_HEADERS_MS)
  }

  /** Records that no further event of the entry's request will come. */
  finish(entry: LogEntry): void {
    this.#orphans.delete(entry)
    if (!this.#settleIfComplete(entry)) this.#lookUpLater(entry, this.#deps.clock.now() + LOOK_UP_AFTER_END_MS)
  }

  /** Handles a `cookies.onChanged` event. */
  jarChanged(change: JarChange): void {
    const { mirror, mirrorReader, ownWrites, repair } = this.#deps
    // If the mirror was read after the change, it does not show the cookie before.
    const isKnown = mirror.knows(change.at)
    const previous = mirror.apply(change)
    const before = isKnown ? previous : undefined
    if (mirror.isStale) mirrorReader.rereadSoon()
    repair.jarChanged(change)
    const line = this.#matcher.addChange(change, before, ownWrites.recognizes(change))
    if (!line) return
    this.#conclude(line, undefined)
    this.#settleIfComplete(line.entry)
  }

  /** Called after each batch of events. Publishes changes that have waited long enough for a response. */
  batchProcessed(): void {
    this.#timer.add(this.#matcher.nextUnattributedAt)
  }

  #addLine(
    entry: LogEntry,
    index: number,
    expectedCookie: JarCookie,
    before: JarCookie | null | undefined,
    now: number,
    isFromEarlierRun: boolean,
  ): void {
    const line = this.#matcher.addLine(entry, index, expectedCookie, before, now)
    const received = entry.received[index]
    if (received) this.#deps.repair.addLine(line, received, isFromEarlierRun, now)
    this.#rememberBefore(line)
    if (line.changes.length > 0) this.#conclude(line, undefined)
  }

  /**
   * Stores the cookie before a rewritten line in the entry: if the background dies before the repair, the next run needs
   * it.
   */
  #rememberBefore(line: PendingCookie): void {
    const { entry, index } = line
    const received = entry.received[index]
    if (!received || !isRepaired(received)) return
    const before = this.#deps.repair.before(line)
    if (before !== undefined) entry.restores = { ...entry.restores, [index]: before }
  }

  /** Records the final result of a line. @param found by a look-up; undefined: an event has shown the result */
  #conclude(line: PendingCookie, found: JarCookie | null | undefined): void {
    const { entry, index, before } = line
    const received = entry.received[index]
    if (!received) return
    const { repair, judge, writer } = this.#deps
    repair.lineLanded(line)
    writer.markChanged(entry)
    if (isRepaired(received)) {
      this.#rememberBefore(line)
      void this.#repair(line, received)
      return
    }
    const verdict = judge.observe(line, found, received.verdict)
    repair.lineSettled(line, verdict)
    const isReplaced = before !== undefined && verdict.outcome !== 'blocked' && before?.value !== received.value
    entry.received[index] = { ...received, verdict, ...(isReplaced ? { was: before?.value ?? null } : {}) }
  }

  async #repair(line: PendingCookie, received: Received): Promise<void> {
    const { entry, index } = line
    const { repair, writer, queue, errors } = this.#deps
    this.#repairing.set(entry, (this.#repairing.get(entry) ?? 0) + 1)
    try {
      // Store the cookie before first: if the background dies during the repair, the next run needs it.
      await writer.commit()
      const verdict = await repair.repair(line, received)
      entry.received[index] = { ...received, verdict }
    } catch (error) {
      errors.report(error)
    }
    const left = (this.#repairing.get(entry) ?? 1) - 1
    if (left > 0) this.#repairing.set(entry, left)
    else this.#repairing.delete(entry)
    writer.markChanged(entry)
    this.#settleIfComplete(entry)
    queue.wake()
  }

  /** Settles an entry that has ended or was given up, once none of its lines is open. @returns true if it is settled */
  #settleIfComplete(entry: LogEntry): boolean {
    if (!entry.done && !this.#orphans.has(entry)) return false
    if (this.#repairing.has(entry) || this.#matcher.pendingOf(entry).length > 0) return false
    entry.settled = true
    delete entry.restores
    this.#lookUpAt.delete(entry)
    return true
  }

  #lookUpLater(entry: LogEntry, at: number): void {
    this.#lookUpAt.set(entry, at)
    this.#timer.add(at)
  }

  #onDue(): void {
    const now = this.#deps.clock.now()
    const due: LogEntry[] = []
    let next: number | null = null
    for (const [entry, at] of this.#lookUpAt) {
      if (at <= now) due.push(entry)
      else next = Math.min(next ?? at, at)
    }
    for (const entry of due) this.#lookUpAt.delete(entry)
    if (due.length > 0) void this.#lookUp(due)
    this.#publishUnattributed(now)
    this.#timer.add(next)
    this.#timer.add(this.#matcher.nextUnattributedAt)
  }

  #publishUnattributed(now: number): void {
    const { queue, ownWrites, changes, watch, errors } = this.#deps
    // A response that is still queued may claim a change.
    const processedUntil = Math.min(now, queue.oldestAt ?? now)
    const unattributed = this.#matcher.takeUnattributed(processedUntil)
    const found = toLoggedChanges(unattributed, (change) => ownWrites.claims(change))
    if (found.length > 0 && watch.isOn) changes.addChanges(found).catch((error: unknown) => errors.report(error))
  }

  /** Looks up the lines without an event: browsers report nothing for a cookie that they refuse. */
  async #lookUp(entries: readonly LogEntry[]): Promise<void> {
    const { lookup, mirror, mirrorReader, writer, queue, clock, errors } = this.#deps
    try {
      const pending = entries.flatMap((entry) => this.#matcher.pendingOf(entry))
      for (const [line, cookie] of await lookup.lookUp(pending)) {
        // The event may have come during the look-up.
        if (line.changes.length > 0 || this.#mayStillLand(line, cookie)) continue
        this.#matcher.stopAwaiting(line, clock.now())
        if (cookie === null && mirror.holds(line.expectedCookie)) mirrorReader.rereadSoon()
        this.#conclude(line, cookie)
      }
      for (const entry of entries) if (this.#settleIfComplete(entry)) writer.markChanged(entry)
      queue.wake()
    } catch (error) {
      errors.report(error)
    }
  }

  /**
   * Returns whether a dropped line may still reach the jar. It must be caught when it does, and another extension may
   * hold the response back for long, so the look-up is repeated.
   */
  #mayStillLand({ entry, index, expectedCookie }: PendingCookie, cookie: JarCookie | null): boolean {
    const received = entry.received[index]
    if (entry.done || received?.became !== null || !isRepaired(received)) return false
    if (cookie?.value === expectedCookie.value) return false
    const until = (entry.respondedAt ?? 0) + LOST_AFTER_MS
    if (this.#deps.clock.now() >= until) return false
    this.#lookUpLater(entry, until)
    return true
  }
}
