import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { Draft } from '../../../src/exchange/draft.ts'
import { effectiveLine } from '../../../src/exchange/effective-line.ts'
import type { WebRequestEvent } from '../../../src/exchange/event.ts'
import type { Received } from '../../../src/exchange/exchange.ts'
import { type Awaited, Observer } from '../../../src/exchange/observer.ts'
import { Recorder } from '../../../src/exchange/recorder.ts'
import type { ActiveRule } from '../../../src/inject/plan.ts'
import type { RespondingRule } from '../../../src/inject/response.ts'
import type { ScopedRequest } from '../../../src/inject/scope.ts'
import { type VerifiedRule, verifyInjection } from '../../../src/inject/verify-injection.ts'
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
  /** Its newest drafts and those that are not settled, oldest first. */
  readonly drafts: readonly Draft[]
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
  readonly left: (request: ScopedRequest & { readonly requestId: string }) => readonly VerifiedRule[]
  /** The rules that a request falls under. */
  readonly reaching: (request: ScopedRequest) => readonly RespondingRule[]
  /** The mirror was found to be wrong. */
  readonly jarInDoubt: () => void
  /** A response deletes a cookie. */
  readonly lineDeletes: (cookie: JarCookie) => void
  readonly count: (proofs: readonly Proof[]) => void
  /** Drafts that are new or have changed are stored. */
  readonly stored: (drafts: readonly Draft[]) => void
  /** The jar changed with no response behind it. */
  readonly changedByOthers: (changes: readonly Omit<LoggedChange, 'seq'>[]) => Promise<void>
  readonly trouble: (error: unknown) => void
}

/** Makes exchanges of what the listeners got, batch by batch (`Intake`), judges their lines, and has the jar say what became of them. */
export class Capture {
  readonly #around: Surroundings
  readonly #observer = new Observer()
  #recorder = new Recorder(0)
  readonly #bornAt = Date.now()
  readonly #intake: Intake
  readonly #changed = new Set<Draft>()
  #proofs: Proof[] = []
  /** When the jar is to be asked about the lines of a draft, ms since the epoch. */
  readonly #due = new Map<Draft, number>()
  readonly #responseJar = new ResponseJar()
  readonly #commits = new Queue()
  /** How many lines of a draft are being set right in the jar. */
  readonly #righting = new Map<Draft, number>()
  /** Drafts that an earlier life of the background began, until their end is heard. */
  readonly #orphans = new Set<Draft>()
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
  resume({ seq, drafts, early }: Left): void {
    this.#recorder = new Recorder(seq, drafts, this.#around.log.headers)
    const facts = early.flatMap((kept) => {
      const found = unpackFacts(kept.text)
      this.#around.early.adopt(kept, found.length)
      return found.map((fact) => ({ ...fact, key: kept.key }))
    })
    const now = Date.now()
    const heard = Math.max(0, ...drafts.map((draft) => draft.heard), ...facts.map(timeOf))
    this.#intake.begin(facts, heard > now - IDLE ? now + CAREFUL_FOR : 0)
    for (const draft of drafts) {
      if (draft.settled) continue
      for (const [index, received] of draft.received.entries()) {
        // What is set right afterwards is taken at first as the server wrote it.
        const line = effectiveLine(received) ?? (isSetRight(received) ? received.line : null)
        if (line !== null)
          this.#expect(
            { draft, index, aim: aimOf(parseSetCookie(line), draft, now), before: draft.restores?.[index] },
            now,
            true,
          )
      }
      if (draft.done) this.#askAt(draft, now)
      else this.#adopt(draft)
    }
  }

  /** What an earlier life of the background began: its end may have been lost, and is not waited for. */
  #adopt(draft: Draft): void {
    this.#orphans.add(draft)
    this.#askAt(draft, Date.now() + (draft.status === null ? LOST_AFTER : PATIENCE))
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
    for (const draft of this.#recorder.abandon()) this.#finish(draft)
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
    this.#alarm.at(this.#observer.nextUnclaimed)
  }

  #record(event: WebRequestEvent, rules: readonly ActiveRule[] | undefined): void {
    const draft = this.#recorder.record(event)
    for (const overtaken of this.#recorder.takeOvertaken()) {
      if (overtaken.done) this.#finish(overtaken)
      else this.#changed.add(overtaken)
    }
    if (!draft) return
    if (!draft.done && (this.#orphans.has(draft) || event.at < this.#bornAt)) {
      draft.settled = false
      this.#adopt(draft)
    }
    if (event.kind === 'send') this.#prove(draft, rules ?? this.#around.left(draft))
    if (event.kind === 'headers' && draft.received.length === 0) {
      this.#receive(draft, event, rules ?? this.#around.reaching(draft))
    }
    if (draft.done) this.#finish(draft)
    this.#changed.add(draft)
  }

  #prove(draft: Draft, rules: readonly VerifiedRule[]): void {
    if (rules.length === 0) return
    const before = draft.before === undefined ? null : parseHeader(draft.before)
    const result = verifyInjection(draft.url, before, draft.sent.cookies, rules)
    draft.sent.injected = result.injected
    draft.proof = { held: result.matched, drifted: result.mismatched }
  }

  #receive(
    draft: Draft,
    response: Extract<WebRequestEvent, { kind: 'headers' }>,
    rules: readonly RespondingRule[],
  ): void {
    const now = Date.now()
    const taken = receive(response, draft, this.#around.mirror, rules, now)
    draft.received = taken.map(({ received }) => received)
    for (const [index, { aim, before, received }] of taken.entries()) {
      if (!aim) continue
      const { verdict } = received
      if (isDeletion(verdict) && (aim.expirationDate ?? now) * 1000 <= now) this.#around.lineDeletes(aim)
      this.#expect({ draft, index, aim, before }, now)
    }
    if (taken.length > 0) this.#askAt(draft, now + PATIENCE)
  }

  /** @param isOld it is of an earlier life of the background */
  #expect({ draft, index, aim, before }: Omit<Awaited, 'changes'>, now: number, isOld = false): void {
    const line = this.#observer.expect(draft, index, aim, before, now)
    const received = draft.received[index]
    if (received) this.#responseJar.expect(line, received, isOld, now)
    this.#keepBefore(line)
    if (line.changes.length > 0) this.#settle(line, undefined)
  }

  /** What was there before a line is stored with it: a background that dies before it has set the jar right does so at its next start. */
  #keepBefore(line: Awaited): void {
    const { draft, index } = line
    const received = draft.received[index]
    if (!received || !isSetRight(received)) return
    const before = this.#responseJar.before(line)
    if (before !== undefined) draft.restores = { ...draft.restores, [index]: before }
  }

  /** A response from the cache proves nothing, and neither does none at all: no request is known to have left. */
  #countProof(draft: Draft): void {
    if (draft.proof && !draft.fromCache && draft.status !== null) this.#proofs.push({ seq: draft.seq, ...draft.proof })
    draft.proof = null
  }

  #finish(draft: Draft): void {
    this.#orphans.delete(draft)
    this.#countProof(draft)
    this.#changed.add(draft)
    if (!this.#settleIfSaid(draft)) this.#askAt(draft, Date.now() + GRACE)
  }

  /** @returns whether the jar has said all that is to be said of a draft that is over */
  #settleIfSaid(draft: Draft): boolean {
    if (!draft.done && !this.#orphans.has(draft)) return false
    if (this.#righting.has(draft) || this.#observer.waiting(draft).length > 0) return false
    draft.settled = true
    delete draft.restores
    this.#due.delete(draft)
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
    const line = this.#observer.change(change, before, ownWrites.tells(change))
    if (!line) return
    this.#settle(line, undefined)
    this.#settleIfSaid(line.draft)
  }

  #settle(line: Awaited, after: JarCookie | null | undefined): void {
    const { draft, index, before } = line
    const received = draft.received[index]
    if (!received) return
    this.#responseJar.landed(line)
    if (isSetRight(received)) {
      this.#keepBefore(line)
      this.#changed.add(draft)
      void this.#setRight(line, received)
      return
    }
    const verdict = observe(line, after, received.verdict)
    this.#responseJar.settled(line, verdict)
    const moved = before !== undefined && verdict.outcome !== 'blocked' && before?.value !== received.value
    draft.received[index] = { ...received, verdict, ...(moved ? { was: before?.value ?? null } : {}) }
    this.#changed.add(draft)
  }

  async #setRight(line: Awaited, received: Received): Promise<void> {
    const { draft, index } = line
    this.#righting.set(draft, (this.#righting.get(draft) ?? 0) + 1)
    try {
      // What was there before must be stored before it is put back: a background that dies in between does it at its next start.
      await this.#commit()
      const verdict = await this.#responseJar.setRight(line, received)
      draft.received[index] = { ...received, verdict }
    } catch (error) {
      this.#around.trouble(error)
    }
    const left = (this.#righting.get(draft) ?? 1) - 1
    if (left > 0) this.#righting.set(draft, left)
    else this.#righting.delete(draft)
    this.#changed.add(draft)
    this.#settleIfSaid(draft)
    this.#intake.wake()
  }

  #askAt(draft: Draft, at: number): void {
    this.#due.set(draft, at)
    this.#alarm.at(at)
  }

  #rung(): void {
    const now = Date.now()
    const drafts: Draft[] = []
    let next: number | null = null
    for (const [draft, at] of this.#due) {
      if (at <= now) drafts.push(draft)
      else next = Math.min(next ?? at, at)
    }
    for (const draft of drafts) this.#due.delete(draft)
    if (drafts.length > 0) void this.#ask(drafts)
    // What waits may claim it.
    const heard = Math.min(now, this.#intake.next ?? now)
    const found = nobodys(this.#observer.unclaimed(heard), (change) => ownWrites.claims(change))
    if (found.length > 0 && this.#around.isOn()) {
      this.#around.changedByOthers(found).catch((error: unknown) => this.#around.trouble(error))
    }
    this.#alarm.at(next)
    this.#alarm.at(this.#observer.nextUnclaimed)
  }

  /** Looks up what the jar holds for the lines that it has told nothing about: a refused cookie gives no event. */
  async #ask(drafts: readonly Draft[]): Promise<void> {
    try {
      const waiting = drafts.flatMap((draft) => this.#observer.waiting(draft))
      for (const [line, cookie] of await lookUp(waiting)) {
        // An event may have come while we asked.
        if (line.changes.length > 0 || this.#mayStillLand(line, cookie)) continue
        this.#observer.release(line, Date.now())
        if (cookie === null && this.#around.mirror.shows(line.aim)) this.#around.jarInDoubt()
        this.#settle(line, cookie)
      }
      for (const draft of drafts) if (this.#settleIfSaid(draft)) this.#changed.add(draft)
      this.#intake.wake()
    } catch (error) {
      this.#around.trouble(error)
    }
  }

  /**
   * What a rule drops has to be caught when it lands: another extension may hold the response for long. It is asked for again
   * at its end.
   */
  #mayStillLand({ draft, index, aim }: Awaited, cookie: JarCookie | null): boolean {
    const received = draft.received[index]
    if (draft.done || received?.became !== null || !isSetRight(received) || cookie?.value === aim.value) return false
    const until = (draft.respondedAt ?? 0) + LOST_AFTER
    if (Date.now() >= until) return false
    this.#askAt(draft, until)
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
