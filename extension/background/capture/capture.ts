import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { Draft } from '../../../src/exchange/draft.ts'
import { effectiveLine } from '../../../src/exchange/effective-line.ts'
import type { WebRequestEvent } from '../../../src/exchange/event.ts'
import type { Received } from '../../../src/exchange/exchange.ts'
import { BUSY, Lull } from '../../../src/exchange/lull.ts'
import { type Awaited, Observer } from '../../../src/exchange/observer.ts'
import { Recorder } from '../../../src/exchange/recorder.ts'
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
import { aimOf, observe, parseHeader } from './judge-line.ts'
import { packFacts, unpackFacts, type WebFact } from './kept-facts.ts'
import { lookUp } from './look-up.ts'
import { nobodys } from './nobodys.ts'
import { readEvent } from './read-event.ts'
import { receive } from './receive.ts'
import type { Tabs } from './tabs.ts'
import { turnOver } from './turn-over.ts'

/** The jar is asked this long after the end of a response about which it has said nothing: its events come around the end, in ms. */
const GRACE = 60
/** ... or this long after the headers of one that does not end (a stream). */
const PATIENCE = 500
/** A request of which nothing more is heard for so long is not waited for: its end may have come while the background was dead. */
const LOST_AFTER = 10_000
/** From one batch to the next, in ms: each costs the page a little of its time. */
const PACE = 25
/**
 * Facts that are kept while they wait for their batch: so many at once, and so many more a ms, as each costs the page as much as
 * a batch does.
 */
const KEPT_AT_ONCE = 30
const KEPT_A_MS = 0.1
/** What an exchange is made of: how it ended can be found out later. */
const WORTH_KEEPING: readonly string[] = ['send', 'headers', 'redirect'] satisfies Fact['kind'][]
/**
 * The browsers stop a background that has had nothing to do for so long. One that was stopped sooner was stopped in the midst of
 * its work, and may be so again: for a while all is kept at once, whatever it costs. In ms.
 */
const IDLE = 29_000
const CAREFUL_FOR = 30_000
/** Facts of a batch. */
const AT_ONCE = 200
/** Facts are taken in for so long at once, in ms, so that no task of the background is long; and so many until the clock is read again. */
const TASK = 4
const STEP = 8

type Fact = WebFact | { readonly kind: 'jar'; readonly change: JarChange }

interface Waiting {
  /** Where it is kept as it is, until it is in the log; null: nowhere, and it need not be. */
  key?: string | null
}

/** What an earlier life of the background left. */
export interface Left {
  /** Number of its last exchange. */
  readonly seq: number
  /** Its newest drafts and those that are not settled, oldest first. */
  readonly drafts: readonly Draft[]
  /** Facts that it had no time for. */
  readonly early: readonly Kept[]
  /** No private window is open any more: what is about one is dropped. */
  readonly privateGone: boolean
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
  /** Drafts that are new or have changed are stored. */
  readonly stored: (drafts: readonly Draft[]) => void
  /** The jar changed with no response behind it. */
  readonly changedByOthers: (changes: readonly Omit<LoggedChange, 'seq'>[]) => Promise<void>
  readonly trouble: (error: unknown) => void
}

/**
 * Takes what the listeners got and makes exchanges of it. Facts wait a moment after the last batch, so that a burst is read,
 * judged and written in few batches, and a single one at once: what has reached a listener is on its way to the store before
 * the listener's task has ended, as part of a batch or as it is.
 */
export class Capture {
  readonly #around: Surroundings
  readonly #observer = new Observer()
  #recorder = new Recorder(0)
  #facts: (Fact & Waiting)[] = []
  /** Whether the log is there; what comes before is kept as it is. */
  #isReady = false
  #running = false
  readonly #lull = new Lull()
  /** Facts since the last look. */
  #fresh = 0
  /** Facts taken in and stored so far, and those of the batch that is under way. */
  #taken = 0
  #inHand = 0
  /** Resolves the wait for the next look. */
  #hurry: () => void = () => undefined
  /** Who waits until so many facts have been taken in. */
  #waiting: { readonly until: number; readonly resolve: () => void }[] = []
  readonly #bornAt = Date.now()
  #mayKeep = KEPT_AT_ONCE
  #mayKeepSince = 0
  /** To be kept when the listeners' turn is over. */
  #toKeep: (Fact & Waiting)[] = []
  /** ms since the epoch */
  #carefulUntil = 0
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
  }

  /** Goes on where an earlier life of the background stopped. */
  resume({ seq, drafts, early, privateGone }: Left): void {
    this.#recorder = new Recorder(seq, drafts, this.#around.log.headers)
    this.#isReady = true
    const facts = early.flatMap((kept) => {
      const found = unpackFacts(kept.text).filter(({ details }) => !(privateGone && details.incognito === true))
      this.#around.early.adopt(kept, found.length)
      return found.map((fact) => ({ ...fact, key: kept.key }))
    })
    // Chromium tells what it kept for us while we started after what has happened since.
    this.#facts = [...facts, ...this.#facts].sort((a, b) => timeOf(a) - timeOf(b))
    if (this.#facts.length > 0) this.#wake()
    const now = Date.now()
    const heard = Math.max(0, ...drafts.map((draft) => draft.heard), ...facts.map(timeOf))
    if (heard > now - IDLE) this.#carefulUntil = now + CAREFUL_FOR
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
    this.#push({ kind, details, top: this.#around.tabs.page(details.tabId), rules })
  }

  pushChange(change: JarChange): void {
    this.#push({ kind: 'jar', change })
  }

  /** Nobody listens any more: what is open will never be heard to end. */
  abandon(): void {
    for (const draft of this.#recorder.abandon()) this.#finish(draft)
    this.#wake()
  }

  #push(fact: Fact & Waiting): void {
    this.#facts.push(fact)
    if (!this.#isReady || (this.#running && this.#isWorthKeeping(fact))) {
      if (this.#toKeep.push(fact) === 1) void turnOver().then(() => this.#keep(this.#toKeep.splice(0)))
    }
    this.#fresh += 1
    // It is a burst: the sooner it is seen, the fewer of its facts are kept each by itself.
    if (this.#fresh === BUSY && !this.#lull.isBusy) this.#hurry()
    // A rule is proved by it.
    if (fact.kind !== 'jar' && fact.rules !== undefined && fact.rules.length > 0) this.#lull.end()
    this.#wake()
  }

  /** Resolves when everything that has come until now has been taken in: who asks sees it. */
  catchUp(): Promise<void> {
    const open = this.#inHand + this.#facts.length
    if (open === 0) return Promise.resolve()
    this.#lull.end()
    this.#hurry()
    return new Promise((resolve) => this.#waiting.push({ until: this.#taken + open, resolve }))
  }

  /**
   * What has to wait for the batch before it would go with the background, so that it is kept as it is too; but in a long
   * burst, where that would cost the page, only some of it.
   */
  #isWorthKeeping({ kind }: Fact): boolean {
    if (!WORTH_KEEPING.includes(kind)) return false
    const now = Date.now()
    if (now < this.#carefulUntil) return true
    // All that waits is kept together, in a moment.
    if (this.#lull.isWaiting) return false
    this.#mayKeep = Math.min(KEPT_AT_ONCE, this.#mayKeep + (now - this.#mayKeepSince) * KEPT_A_MS)
    this.#mayKeepSince = now
    if (this.#mayKeep < 1) return false
    this.#mayKeep -= 1
    return true
  }

  #wake(): void {
    if (this.#running) return
    this.#running = true
    void this.#run()
  }

  async #run(): Promise<void> {
    try {
      await this.#around.ready
    } catch {
      // Told by whoever began to get ready. Nothing will ever be taken in: what waits must not pile up.
      this.#facts = []
      this.#running = false
      return
    }
    while (this.#facts.length > 0 || this.#changed.size > 0 || this.#proofs.length > 0) {
      const waits = this.#mayWait()
      const pace = new Promise<void>((resolve) => {
        this.#hurry = resolve
        setTimeout(resolve, waits ? this.#lull.rest : PACE)
      })
      try {
        if (!waits) await this.#takeSome()
      } catch (error) {
        this.#around.trouble(error)
      }
      await pace
    }
    this.#running = false
  }

  /**
   * Whether a page is loading as fast as it can, and nobody looks: what we take of the processor, it would wait for. What
   * waits is kept as it is, as far as there is room.
   */
  #mayWait(): boolean {
    const fresh = this.#fresh
    this.#fresh = 0
    if (!this.#lull.mayWait(fresh, this.#facts.length, Date.now())) return false
    if (Date.now() >= this.#carefulUntil && !this.#around.isAwaited() && this.#keepAll()) return true
    this.#lull.end()
    return false
  }

  /** Waits for a batch to be stored. On a busy machine that takes a while: what comes meanwhile is kept as it is. */
  async #keepingAll(stored: Promise<void>): Promise<void> {
    let isStored = false
    const done = stored.finally(() => {
      isStored = true
    })
    while (!isStored) {
      const pace = new Promise((resolve) => setTimeout(resolve, PACE))
      await Promise.race([done, pace])
      if (!isStored) this.#keepAll()
    }
    await done
  }

  /** @returns whether there was room for all that waits */
  #keepAll(): boolean {
    this.#toKeep = []
    return this.#keep(this.#facts)
  }

  /** Together, as each call of the storage costs 1 ms. @returns whether there was room */
  #keep(all: readonly (Fact & Waiting)[]): boolean {
    const facts = all.filter(isToBeKept)
    if (facts.length === 0) return true
    const key = this.#around.early.keep(packFacts(facts), facts.length)
    if (key === null) return false
    for (const fact of facts) fact.key = key
    return true
  }

  async #takeSome(): Promise<void> {
    const facts: (Fact & Waiting)[] = []
    try {
      for (let end = performance.now() + TASK; this.#facts.length > 0 && facts.length < AT_ONCE; ) {
        if (performance.now() > end) {
          await turnOver()
          end = performance.now() + TASK
        }
        const some = this.#facts.splice(0, STEP)
        for (const fact of some) fact.key ??= null
        facts.push(...some)
        this.#inHand = facts.length
        this.#takeIn(some)
      }
      await this.#keepingAll(this.#commit())
      this.#around.early.release(facts.flatMap(({ key }) => key ?? []))
    } finally {
      this.#inHand = 0
      this.#taken += facts.length
      this.#waiting = this.#waiting.filter(({ until, resolve }) => {
        if (until <= this.#taken) resolve()
        return until > this.#taken
      })
    }
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

  #prove(draft: Draft, rules: readonly ProvenRule[]): void {
    if (rules.length === 0) return
    const before = draft.before === undefined ? null : parseHeader(draft.before)
    const proof = prove(draft.url, before, draft.sent.cookies, rules)
    draft.sent.injected = proof.injected
    draft.proof = { held: proof.held, drifted: proof.drifted }
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
    this.#wake()
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
    const heard = this.#facts[0] ? Math.min(now, timeOf(this.#facts[0])) : now
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
      this.#wake()
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

/** What the jar does need not be: the next life reads it anew. */
function isToBeKept(fact: Fact & Waiting): fact is WebFact & Waiting {
  return fact.kind !== 'jar' && fact.key === undefined
}

/** ms since the epoch */
function timeOf(fact: Fact): number {
  return fact.kind === 'jar' ? fact.change.at : fact.details.timeStamp
}

function isDeletion({ outcome }: Verdict): boolean {
  return outcome === 'deleted' || outcome === 'ignored'
}
