import { isExpired } from '../../../src/cookie/cookie-key.ts'
import { parseCookieHeader } from '../../../src/cookie/parse-cookie-header.ts'
import type { NameValue } from '../../../src/exchange/model/exchange.ts'
import type { HeaderPool } from '../../../src/exchange/model/header-pool.ts'
import type { LogEntry } from '../../../src/exchange/model/log-entry.ts'
import type { WebRequestEvent } from '../../../src/exchange/model/web-request-event.ts'
import { Recorder } from '../../../src/exchange/record/recorder.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { ActiveRule } from '../../../src/rules/plan/plan.ts'
import { type VerifiedRule, verifyInjection } from '../../../src/rules/plan/verify-injection.ts'
import type { RespondingRule } from '../../../src/rules/response/response.ts'
import type { ScopedRequest } from '../../../src/rules/scope/scoped-request.ts'
import type { Clock } from '../clock.ts'
import type { EntryWriter } from './entry-writer.ts'
import type { EventConsumer, EventQueue } from './event-queue.ts'
import type { JudgedLine, LineJudge } from './line-judge.ts'
import type { RawEvent } from './raw-event.ts'
import { type EventPlatform, readEvent } from './read-event.ts'
import type { TabPages } from './tab-pages.ts'
import type { VerdictTracker } from './verdict-tracker.ts'

/** Looks up the active rules, for events that arrived before the rules were loaded. */
export interface RulesInForce {
  /** Records that the request has left, which uses up its `once` rules. @returns the rules that were applied to it */
  left(request: ScopedRequest & { readonly requestId: string }): readonly VerifiedRule[]
  /** @returns the rules whose scope contains the request */
  reaching(request: ScopedRequest): readonly RespondingRule[]
}

export interface EntryRecorderDeps {
  readonly platform: EventPlatform
  readonly tabs: Pick<TabPages, 'tabsOf'>
  readonly rules: RulesInForce
  /**
   * Learns when a server deletes a cookie that a rule suppresses in the jar, because `cookies.onChanged` does not report
   * that.
   */
  readonly deletions: { lineDeletes(cookie: JarCookie): void }
  readonly judge: LineJudge
  readonly tracker: VerdictTracker
  readonly writer: EntryWriter
  readonly queue: Pick<EventQueue, 'wake'>
  readonly watch: { readonly isOn: boolean }
  readonly headers: HeaderPool
  readonly clock: Pick<Clock, 'now'>
}

/** Turns raw events into log entries: joins them hop by hop, verifies rules, and judges Set-Cookie lines. */
export class EntryRecorder implements EventConsumer {
  readonly #deps: EntryRecorderDeps
  readonly #startedAt: number
  #recorder = new Recorder(0)

  constructor(deps: EntryRecorderDeps) {
    this.#deps = deps
    this.#startedAt = deps.clock.now()
  }

  /** Continues an earlier run. @param seq number of its last exchange @param entries its newest entries, oldest first */
  restore(seq: number, entries: readonly LogEntry[]): void {
    this.#recorder = new Recorder(seq, entries, this.#deps.headers)
    this.#deps.tracker.restore(entries)
  }

  process(events: readonly RawEvent[]): void {
    const { platform, tabs, tracker, watch } = this.#deps
    for (const event of events) {
      if (event.kind === 'jar') tracker.jarChanged(event.change)
      else if (watch.isOn) {
        this.#record(readEvent(event, platform, tabs), event.rules)
      }
    }
    tracker.batchProcessed()
  }

  /** Ends all unfinished entries: recording is paused, so their ends will not be reported. */
  abandon(): void {
    for (const entry of this.#recorder.abandon()) this.#finish(entry)
    this.#deps.queue.wake()
  }

  #record(event: WebRequestEvent, rules: readonly ActiveRule[] | undefined): void {
    const { tracker, writer } = this.#deps
    const entry = this.#recorder.record(event)
    for (const other of this.#recorder.takeAlsoChanged()) {
      if (other.done) this.#finish(other)
      else writer.markChanged(other)
    }
    if (!entry) return
    if (!entry.done && (tracker.isOrphan(entry) || event.at < this.#startedAt)) {
      entry.settled = false
      tracker.adopt(entry)
    }
    if (event.kind === 'send') this.#verifyRules(entry, rules ?? this.#deps.rules.left(entry))
    if (event.kind === 'headers' && entry.received.length === 0) {
      this.#receive(entry, event, rules ?? this.#deps.rules.reaching(entry))
    }
    if (entry.done) this.#finish(entry)
    writer.markChanged(entry)
  }

  /** Compares the Cookie header that left with the one that the rules should have produced. */
  #verifyRules(entry: LogEntry, rules: readonly VerifiedRule[]): void {
    if (rules.length === 0) return
    const before = entry.before === undefined ? null : cookiesOf(entry.before)
    const result = verifyInjection(entry.url, before, entry.sent.cookies, rules)
    entry.sent.injected = result.injected
    entry.proof = { held: result.matched, drifted: result.mismatched }
  }

  #receive(
    entry: LogEntry,
    response: Extract<WebRequestEvent, { kind: 'headers' }>,
    rules: readonly RespondingRule[],
  ): void {
    const { judge, tracker, deletions, clock } = this.#deps
    const now = clock.now()
    const lines = judge.judge(response, entry, rules, now)
    entry.received = lines.map(({ received }) => received)
    for (const line of lines) {
      if (line.expectedCookie && isDeletion(line, now)) deletions.lineDeletes(line.expectedCookie)
    }
    tracker.addLines(entry, lines, now)
  }

  #finish(entry: LogEntry): void {
    this.#countProof(entry)
    this.#deps.writer.markChanged(entry)
    this.#deps.tracker.finish(entry)
  }

  /** A cached response proves nothing, and neither does a missing one: it is unknown whether a request left. */
  #countProof(entry: LogEntry): void {
    const { seq, proof, fromCache, status } = entry
    if (proof && !fromCache && status !== null) {
      this.#deps.writer.addProof({ seq, matched: proof.held, mismatched: proof.drifted })
    }
    entry.proof = null
  }
}

function cookiesOf(header: string | null): readonly NameValue[] {
  return header === null ? [] : parseCookieHeader(header)
}

function isDeletion({ received, expectedCookie }: JudgedLine, now: number): boolean {
  const { outcome } = received.verdict
  return (outcome === 'deleted' || outcome === 'ignored') && expectedCookie !== null && isExpired(expectedCookie, now)
}
