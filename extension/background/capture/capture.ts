import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import { CookieChangeMatcher, type PendingCookie } from '../../../src/exchange/cookie-change-matcher.ts'
import { effectiveLine } from '../../../src/exchange/effective-line.ts'
import type { Received } from '../../../src/exchange/exchange.ts'
import type { LogEntry } from '../../../src/exchange/log-entry.ts'
import { Recorder } from '../../../src/exchange/recorder.ts'
import type { WebRequestEvent } from '../../../src/exchange/web-request-event.ts'
import type { ActiveRule } from '../../../src/inject/plan.ts'
import { type ProvenRule, prove } from '../../../src/inject/prove.ts'
import type { RespondingRule } from '../../../src/inject/response.ts'
import type { ScopedRequest } from '../../../src/inject/scope.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { LoggedChange } from '../../../src/jar/logged-change.ts'
import type { JarMirror } from '../../../src/jar/mirror.ts'
import { Queue } from '../../../src/queue.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import type { Details } from '../../platform/details.ts'
import { isSetRight, ResponseJar } from '../inject/response-jar.ts'
import { ownWrites } from '../jar-write.ts'
import type { Early, Kept } from '../store/early.ts'
import type { Log } from '../store/log.ts'
import { Alarm } from './alarm.ts'
import { type Fact, Intake, timeOf } from './intake.ts'
import { aimOf, observe, parseHeader } from './judge-line.ts'
import { unpackFacts } from './kept-facts.ts'
import { lookUp } from './look-up.ts'
import { nobodys } from './nobodys.ts'
import { readEvent } from './read-event.ts'
import { receive } from './receive.ts'
import type { Tabs } from './tabs.ts'

/** The jar is asked this long after the end of a response about which it has said nothing: its events come around the end, in ms. */
const GRACE = 60
/** ... or this long after the headers of one that does not end (a stream). */
const PATIENCE = 500
/** A request of which nothing more is heard for so long is not waited for: its end may have come while the background was dead. */
const LOST_AFTER = 10_000
/**
 * The browsers stop a background that has had nothing to do for so long. One that was stopped sooner was stopped in the midst of
 * its work, and may be so again: for a while all is kept at once, whatever it costs. In ms.
 */
const IDLE = 29_000
const CAREFUL_FOR = 30_000

/** What an earlier life of the background left. */
export interface Left {
  /** Number of its last exchange. */
  readonly seq: number
  /** Its newest entries and those that are not settled, oldest first. */
  readonly entries: readonly LogEntry[]
  /** Facts that it had no time for. */
  readonly early: readonly Kept[]
}

interface Proof {
  readonly seq: number
  readonly held: readonly string[]
  readonly drifted: readonly { readonly ruleId: string; readonly code: string }[]
}

interface Surroundings {
  readonly log: Log
  readonly mirror: JarMirror
  readonly tabs: Tabs
  readonly early: Early
  readonly ready: Promise<unknown>
  readonly isOn: () => boolean
  /** Whether somebody waits for the log: a surface, or a rule about responses. */
  readonly isAwaited: () => boolean
  /** A request was seen to leave: the rules that it was to leave by. */
  readonly left: (request: ScopedRequest & { readonly requestId: string }) => readonly ProvenRule[]
  /** The rules that a request falls under. */
  readonly reaching: (request: ScopedRequest) => readonly RespondingRule[]
  /** The mirror was found to be wrong. */
  readonly jarInDoubt: () => void
  /** A response deletes a cookie. */
  readonly lineDeletes: (cookie: JarCookie) => void
  readonly count: (proofs: readonly Proof[]) => void
  /** Entries that are new or have changed are stored. */
  readonly stored: (entries: readonly LogEntry[]) => void
  /** The jar changed with no response behind it. */
  readonly changedByOthers: (changes: readonly Omit<LoggedChange, 'seq'>[]) => Promise<void>
  readonly trouble: (error: unknown) => void
}

/** Makes exchanges of what the listeners got, batch by batch (`Intake`), judges their lines, and has the jar say what became of them. */
export class Capture {
  readonly #around: Surroundings
  readonly #matcher = new CookieChangeMatcher()
  #recorder = new Recorder(0)
  readonly #bornAt = Date.now()
  readonly #intake: Intake
  readonly #changed = new Set<LogEntry>()
  #proofs: Proof[] = []
  /** When the jar is to be asked about the lines of a entry, ms since the epoch. */
  readonly #due = new Map<LogEntry, number>()
  readonly #responseJar = new ResponseJar()
  readonly #commits = new Queue()
  /** How many lines of a entry are being set right in the jar. */
  readonly #righting = new Map<LogEntry, number>()
  /** Entries that an earlier life of the background began, until their end is heard. */
  readonly #orphans = new Set<LogEntry>()
  readonly #alarm = new Alarm(() => this.#rung())

  constructor(around: Surroundings) {
    this.#around = around
    this.#intake = new Intake({
      ...around,
      takeIn: (facts) => this.#takeIn(facts),
      store: () => this.#commit(),
      hasNews: () => this.#changed.size > 0 || this.#proofs.length > 0,
    })
  }

  /** Goes on where an earlier life of the background stopped. */
  resume({ seq, entries, early }: Left): void {
    this.#recorder = new Recorder(seq, entries, this.#around.log.headers)
    const facts = early.flatMap((kept) => {
      const found = unpackFacts(kept.text)
      this.#around.early.adopt(kept, found.length)
      return found.map((fact) => ({ ...fact, key: kept.key }))
    })
    const now = Date.now()
    const heard = Math.max(0, ...entries.map((entry) => entry.heard), ...facts.map(timeOf))
    this.#intake.begin(facts, heard > now - IDLE ? now + CAREFUL_FOR : 0)
    for (const entry of entries) {
      if (entry.settled) continue
      for (const [index, received] of entry.received.entries()) {
        // What is set right afterwards is taken at first as the server wrote it.
        const line = effectiveLine(received) ?? (isSetRight(received) ? received.line : null)
        if (line !== null)
          this.#expect(
            { entry, index, expectedCookie: aimOf(parseSetCookie(line), entry, now), before: entry.restores?.[index] },
            now,
            true,
          )
      }
      if (entry.done) this.#askAt(entry, now)
      else this.#adopt(entry)
    }
  }

  /** What an earlier life of the background began: its end may have been lost, and is not waited for. */
  #adopt(entry: LogEntry): void {
    this.#orphans.add(entry)
    this.#askAt(entry, Date.now() + (entry.status === null ? LOST_AFTER : PATIENCE))
  }

  /** @param rules what the request was to leave by, or its response to be changed by, when that is known already */
  push(kind: WebRequestEvent['kind'], details: Details, rules?: readonly ActiveRule[]): void {
    this.#intake.push({ kind, details, top: this.#around.tabs.page(details.tabId), rules })
  }

  pushChange(change: JarChange): void {
    this.#intake.push({ kind: 'jar', change })
  }

  /** Nobody listens any more: what is open will never be heard to end. */
  abandon(): void {
    for (const entry of this.#recorder.abandon()) this.#finish(entry)
    this.#intake.wake()
  }

  /** Resolves when everything that has come until now has been taken in: who asks sees it. */
  catchUp(): Promise<void> {
    return this.#intake.catchUp()
  }

  #takeIn(facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.kind === 'jar') this.#jar(fact.change)
      else if (this.#around.isOn()) {
        this.#record(readEvent(fact.kind, fact.details, fact.top, this.#around.tabs), fact.rules)
      }
    }
    this.#alarm.at(this.#matcher.nextUnattributedAt)
  }

  #record(event: WebRequestEvent, rules: readonly ActiveRule[] | undefined): void {
    const entry = this.#recorder.record(event)
    for (const overtaken of this.#recorder.takeAlsoChanged()) {
      if (overtaken.done) this.#finish(overtaken)
      else this.#changed.add(overtaken)
    }
    if (!entry) return
    if (!entry.done && (this.#orphans.has(entry) || event.at < this.#bornAt)) {
      entry.settled = false
      this.#adopt(entry)
    }
    if (event.kind === 'send') this.#prove(entry, rules ?? this.#around.left(entry))
    if (event.kind === 'headers' && entry.received.length === 0) {
      this.#receive(entry, event, rules ?? this.#around.reaching(entry))
    }
    if (entry.done) this.#finish(entry)
    this.#changed.add(entry)
  }

  #prove(entry: LogEntry, rules: readonly ProvenRule[]): void {
    if (rules.length === 0) return
    const before = entry.before === undefined ? null : parseHeader(entry.before)
    const proof = prove(entry.url, before, entry.sent.cookies, rules)
    entry.sent.injected = proof.injected
    entry.proof = { held: proof.held, drifted: proof.drifted }
  }

  #receive(
    entry: LogEntry,
    response: Extract<WebRequestEvent, { kind: 'headers' }>,
    rules: readonly RespondingRule[],
  ): void {
    const now = Date.now()
    const taken = receive(response, entry, this.#around.mirror, rules, now)
    entry.received = taken.map(({ received }) => received)
    for (const [index, { expectedCookie, before, received }] of taken.entries()) {
      if (!expectedCookie) continue
      const { verdict } = received
      if (isDeletion(verdict) && (expectedCookie.expirationDate ?? now) * 1000 <= now)
        this.#around.lineDeletes(expectedCookie)
      this.#expect({ entry, index, expectedCookie, before }, now)
    }
    if (taken.length > 0) this.#askAt(entry, now + PATIENCE)
  }

  /** @param isOld it is of an earlier life of the background */
  #expect({ entry, index, expectedCookie, before }: Omit<PendingCookie, 'changes'>, now: number, isOld = false): void {
    const line = this.#matcher.addLine(entry, index, expectedCookie, before, now)
    const received = entry.received[index]
    if (received) this.#responseJar.expect(line, received, isOld, now)
    this.#keepBefore(line)
    if (line.changes.length > 0) this.#settle(line, undefined)
  }

  /** What was there before a line is stored with it: a background that dies before it has set the jar right does so at its next start. */
  #keepBefore(line: PendingCookie): void {
    const { entry, index } = line
    const received = entry.received[index]
    if (!received || !isSetRight(received)) return
    const before = this.#responseJar.before(line)
    if (before !== undefined) entry.restores = { ...entry.restores, [index]: before }
  }

  /** A response from the cache proves nothing, and neither does none at all: no request is known to have left. */
  #countProof(entry: LogEntry): void {
    if (entry.proof && !entry.fromCache && entry.status !== null) this.#proofs.push({ seq: entry.seq, ...entry.proof })
    entry.proof = null
  }

  #finish(entry: LogEntry): void {
    this.#orphans.delete(entry)
    this.#countProof(entry)
    this.#changed.add(entry)
    if (!this.#settleIfSaid(entry)) this.#askAt(entry, Date.now() + GRACE)
  }

  /** @returns whether the jar has said all that is to be said of a entry that is over */
  #settleIfSaid(entry: LogEntry): boolean {
    if (!entry.done && !this.#orphans.has(entry)) return false
    if (this.#righting.has(entry) || this.#matcher.pendingOf(entry).length > 0) return false
    entry.settled = true
    delete entry.restores
    this.#due.delete(entry)
    return true
  }

  #jar(change: JarChange): void {
    const { mirror } = this.#around
    // A change from before the mirror was read may be in it already: what was there before it is not known.
    const known = mirror.knows(change.at)
    const was = mirror.apply(change)
    const before = known ? was : undefined
    if (mirror.isInDoubt) this.#around.jarInDoubt()
    this.#responseJar.heard(change)
    const line = this.#matcher.addChange(change, before, ownWrites.tells(change))
    if (!line) return
    this.#settle(line, undefined)
    this.#settleIfSaid(line.entry)
  }

  #settle(line: PendingCookie, after: JarCookie | null | undefined): void {
    const { entry, index, before } = line
    const received = entry.received[index]
    if (!received) return
    this.#responseJar.landed(line)
    if (isSetRight(received)) {
      this.#keepBefore(line)
      this.#changed.add(entry)
      void this.#setRight(line, received)
      return
    }
    const verdict = observe(line, after, received.verdict)
    this.#responseJar.settled(line, verdict)
    const moved = before !== undefined && verdict.outcome !== 'blocked' && before?.value !== received.value
    entry.received[index] = { ...received, verdict, ...(moved ? { was: before?.value ?? null } : {}) }
    this.#changed.add(entry)
  }

  async #setRight(line: PendingCookie, received: Received): Promise<void> {
    const { entry, index } = line
    this.#righting.set(entry, (this.#righting.get(entry) ?? 0) + 1)
    try {
      // What was there before must be stored before it is put back: a background that dies in between does it at its next start.
      await this.#commit()
      const verdict = await this.#responseJar.setRight(line, received)
      entry.received[index] = { ...received, verdict }
    } catch (error) {
      this.#around.trouble(error)
    }
    const left = (this.#righting.get(entry) ?? 1) - 1
    if (left > 0) this.#righting.set(entry, left)
    else this.#righting.delete(entry)
    this.#changed.add(entry)
    this.#settleIfSaid(entry)
    this.#intake.wake()
  }

  #askAt(entry: LogEntry, at: number): void {
    this.#due.set(entry, at)
    this.#alarm.at(at)
  }

  #rung(): void {
    const now = Date.now()
    const entries: LogEntry[] = []
    let next: number | null = null
    for (const [entry, at] of this.#due) {
      if (at <= now) entries.push(entry)
      else next = Math.min(next ?? at, at)
    }
    for (const entry of entries) this.#due.delete(entry)
    if (entries.length > 0) void this.#ask(entries)
    // What waits may claim it.
    const heard = Math.min(now, this.#intake.next ?? now)
    const found = nobodys(this.#matcher.takeUnattributed(heard), (change) => ownWrites.claims(change))
    if (found.length > 0 && this.#around.isOn()) {
      this.#around.changedByOthers(found).catch((error: unknown) => this.#around.trouble(error))
    }
    this.#alarm.at(next)
    this.#alarm.at(this.#matcher.nextUnattributedAt)
  }

  /** Looks up what the jar holds for the lines that it has told nothing about: a refused cookie gives no event. */
  async #ask(entries: readonly LogEntry[]): Promise<void> {
    try {
      const waiting = entries.flatMap((entry) => this.#matcher.pendingOf(entry))
      for (const [line, cookie] of await lookUp(waiting)) {
        // An event may have come while we asked.
        if (line.changes.length > 0 || this.#mayStillLand(line, cookie)) continue
        this.#matcher.stopAwaiting(line, Date.now())
        if (cookie === null && this.#around.mirror.shows(line.expectedCookie)) this.#around.jarInDoubt()
        this.#settle(line, cookie)
      }
      for (const entry of entries) if (this.#settleIfSaid(entry)) this.#changed.add(entry)
      this.#intake.wake()
    } catch (error) {
      this.#around.trouble(error)
    }
  }

  /**
   * What a rule drops has to be caught when it lands: another extension may hold the response for long. It is asked for again
   * at its end.
   */
  #mayStillLand({ entry, index, expectedCookie }: PendingCookie, cookie: JarCookie | null): boolean {
    const received = entry.received[index]
    if (entry.done || received?.became !== null || !isSetRight(received) || cookie?.value === expectedCookie.value)
      return false
    const until = (entry.respondedAt ?? 0) + LOST_AFTER
    if (Date.now() >= until) return false
    this.#askAt(entry, until)
    return true
  }

  /** Stores what has changed, and then tells: surfaces never show what a dead worker would have forgotten. */
  #commit(): Promise<void> {
    // One after the other: what another one has under way is stored too when this one is over.
    return this.#commits.run(() => this.#store())
  }

  async #store(): Promise<void> {
    const changed = [...this.#changed]
    const proofs = this.#proofs
    this.#changed.clear()
    this.#proofs = []
    if (changed.length > 0) {
      await this.#around.log.write(changed)
      this.#around.stored(changed)
    }
    if (proofs.length > 0) this.#around.count(proofs)
  }
}

function isDeletion({ outcome }: Verdict): boolean {
  return outcome === 'deleted' || outcome === 'ignored'
}
