import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import { type Draft, toExchange } from '../../../src/exchange/draft.ts'
import type { WebRequestEvent } from '../../../src/exchange/event.ts'
import { type Awaited, Observer } from '../../../src/exchange/observer.ts'
import { Recorder } from '../../../src/exchange/recorder.ts'
import { prove } from '../../../src/inject/prove.ts'
import type { WireRule } from '../../../src/inject/wire-rule.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarMirror } from '../../../src/jar/mirror.ts'
import type { News } from '../../../src/message/message.ts'
import type { Log } from '../store/log.ts'
import { aimOf, judgeLine, observe, parseHeader } from './judge-line.ts'
import { lookUp } from './look-up.ts'

/** Ask the jar this long after the headers of a response that does not end (a stream), in ms. */
const PATIENCE = 500

type Fact = WebRequestEvent | { readonly kind: 'jar'; readonly change: JarChange }

interface Proof {
  readonly seq: number
  readonly held: readonly string[]
  readonly drifted: readonly string[]
}

interface Surroundings {
  readonly log: Log
  readonly mirror: JarMirror
  readonly ready: Promise<unknown>
  readonly isOn: () => boolean
  readonly reaching: (url: string) => readonly WireRule[]
  /** A cookie of that name came, went or changed, and the mirror has it. */
  readonly moved: (name: string) => void
  readonly count: (proofs: readonly Proof[]) => Promise<void>
  readonly tell: (news: News) => void
  readonly trouble: (error: unknown) => void
}

/**
 * Takes facts from the listeners and makes exchanges of them. Facts wait while the last batch is being stored, so that
 * a burst is parsed, judged and written in few batches, and a single one at once.
 */
export class Capture {
  readonly #around: Surroundings
  readonly #observer = new Observer()
  #recorder = new Recorder(0)
  #facts: Fact[] = []
  #draining = false
  readonly #changed = new Set<Draft>()
  #proofs: Proof[] = []

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** Goes on where an earlier life of the background stopped. */
  resume(seq: number, recent: readonly Draft[]): void {
    this.#recorder = new Recorder(seq, recent)
    for (const draft of recent) {
      if (draft.settled) continue
      draft.received.forEach((_, index) => {
        const parsed = parseSetCookie(draft.received[index]?.line ?? '')
        this.#observer.expect(draft, index, aimOf(parsed, draft, Date.now()), undefined, Date.now())
      })
      if (draft.done) void this.#ask(draft)
    }
  }

  push = (fact: Fact): void => {
    this.#facts.push(fact)
    if (this.#draining) return
    this.#draining = true
    void this.#drain()
  }

  /** Nobody listens any more: what is open will never be heard to end. */
  async abandon(): Promise<void> {
    for (const draft of this.#recorder.abandon()) {
      this.#touch(draft)
      await this.#ask(draft)
    }
    await this.#commit()
  }

  async #drain(): Promise<void> {
    try {
      await this.#around.ready
      while (this.#facts.length > 0) {
        const facts = this.#facts
        this.#facts = []
        for (const fact of facts) {
          if (fact.kind === 'jar') this.#jar(fact.change)
          else if (this.#around.isOn()) this.#record(fact)
        }
        await this.#commit()
      }
    } catch (error) {
      this.#around.trouble(error)
    } finally {
      this.#draining = false
    }
  }

  #record(event: WebRequestEvent): void {
    const draft = this.#recorder.record(event)
    if (!draft) return
    if (event.kind === 'send') this.#prove(draft)
    if (event.kind === 'headers' && draft.received.length === 0) this.#receive(draft, event)
    if (draft.done) this.#finish(draft)
    this.#touch(draft)
  }

  #prove(draft: Draft): void {
    const rules = this.#around.reaching(draft.url)
    if (rules.length === 0) return
    const before = draft.before === undefined ? null : parseHeader(draft.before)
    const proof = prove(before, draft.sent.cookies, rules)
    draft.sent.injected = proof.injected
    draft.proof = { held: proof.held, drifted: proof.drifted }
  }

  #receive(draft: Draft, response: Extract<WebRequestEvent, { kind: 'headers' }>): void {
    const now = Date.now()
    const { lines } = response
    for (const [index, line] of lines.entries()) {
      const parsed = parseSetCookie(line)
      const { verdict, aim, before } = judgeLine(parsed, draft, response, this.#around.mirror, now)
      const { name, value, attributes } = parsed
      draft.received.push({ line, name, value, attributes, verdict })
      const awaited = this.#observer.expect(draft, index, aim, before, now)
      if (awaited.changes.length > 0) this.#settle(awaited, undefined)
    }
    if (lines.length > 0) setTimeout(() => void this.#ask(draft), PATIENCE)
  }

  /** A response from the cache proves nothing, and neither does none at all: no request is known to have left. */
  #countProof(draft: Draft): void {
    if (draft.proof && !draft.fromCache && draft.status !== null) this.#proofs.push({ seq: draft.seq, ...draft.proof })
    draft.proof = null
  }

  #finish(draft: Draft): void {
    this.#countProof(draft)
    if (draft.received.length === 0) draft.settled = true
    else void this.#ask(draft)
  }

  #jar(change: JarChange): void {
    const { mirror } = this.#around
    // A change from before the mirror was read may be in it already: what was there before it is not known.
    const known = mirror.knows(change.at)
    const was = mirror.apply(change)
    const before = known ? was : undefined
    this.#around.moved(change.cookie.name)
    const line = this.#observer.change(change, before)
    if (line) this.#settle(line, undefined)
  }

  /** Looks up what the jar holds for the lines that it has told nothing about: a refused cookie gives no event. */
  async #ask(draft: Draft): Promise<void> {
    try {
      const waiting = this.#observer.waiting(draft)
      if (waiting.length > 0) {
        const found = await lookUp(waiting)
        for (const [line, cookie] of found) {
          // An event may have come while we asked.
          if (line.changes.length > 0) continue
          this.#observer.release(line, Date.now())
          this.#settle(line, cookie)
        }
      }
      if (!draft.done || draft.settled) return await this.#commit()
      draft.settled = true
      this.#touch(draft)
      await this.#commit()
    } catch (error) {
      this.#around.trouble(error)
    }
  }

  #settle(line: Awaited, after: Parameters<typeof observe>[1]): void {
    const { draft, index } = line
    const received = draft.received[index]
    if (!received) return
    draft.received[index] = { ...received, verdict: observe(line, after, received.verdict) }
    this.#touch(draft)
  }

  #touch(draft: Draft): void {
    this.#changed.add(draft)
  }

  /** Stores what has changed, and then tells the surfaces: they never show what a dead worker would have forgotten. */
  async #commit(): Promise<void> {
    const changed = [...this.#changed]
    const proofs = this.#proofs
    this.#changed.clear()
    this.#proofs = []
    if (changed.length > 0) {
      for (const draft of changed) this.#around.log.put(draft)
      await this.#around.log.save()
      this.#around.tell({ kind: 'exchanges', exchanges: changed.map(toExchange) })
    }
    if (proofs.length > 0) await this.#around.count(proofs)
  }
}
