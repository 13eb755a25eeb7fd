import { BUSY, BurstDetector } from '../../../src/exchange/burst-detector.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { Early } from '../store/early.ts'
import { packFacts, type WebFact } from './kept-facts.ts'
import { turnOver } from './turn-over.ts'

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
/** Facts of a batch. */
const AT_ONCE = 200
/** Facts are taken in for so long at once, in ms, so that no task of the background is long; and so many until the clock is read again. */
const TASK = 4
const STEP = 8

/** What a listener got. */
export type Fact = WebFact | { readonly kind: 'jar'; readonly change: JarChange }

interface Waiting {
  /** Where it is kept as it is, until it is in the log; null: nowhere, and it need not be. */
  key?: string | null
}

interface Surroundings {
  readonly early: Early
  readonly ready: Promise<unknown>
  /** Whether somebody waits for the log: a surface, or a rule about responses. */
  readonly isAwaited: () => boolean
  /** In the order in which they came. */
  readonly takeIn: (facts: readonly Fact[]) => void
  /** Stores what has come of it. */
  readonly store: () => Promise<void>
  /** Whether there is something to store by other ways. */
  readonly hasNews: () => boolean
  readonly trouble: (error: unknown) => void
}

/**
 * What has reached the listeners, until it is taken in. Facts wait a moment after the last batch, so that a burst is read,
 * judged and written in few batches, and a single one at once: what has reached a listener is on its way to the store before
 * the listener's turn is over, as part of a batch or as it is.
 */
export class Intake {
  readonly #around: Surroundings
  #facts: (Fact & Waiting)[] = []
  /** Whether the log is there; what comes before is kept as it is. */
  #isReady = false
  #running = false
  readonly #lull = new BurstDetector()
  /** Facts since the last look. */
  #fresh = 0
  /** Facts taken in and stored so far, and those of the batch that is under way. */
  #taken = 0
  #inHand = 0
  /** Resolves the wait for the next look. */
  #hurry: () => void = () => undefined
  /** Who waits until so many facts have been taken in. */
  #waiting: { readonly until: number; readonly resolve: () => void }[] = []
  #mayKeep = KEPT_AT_ONCE
  #mayKeepSince = 0
  /** To be kept when the listeners' turn is over. */
  #toKeep: (Fact & Waiting)[] = []
  /** Until then each fact is kept at once, in ms since the epoch. */
  #carefulUntil = 0

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** When the next fact came that will be taken in, in ms since the epoch; undefined: none waits. */
  get next(): number | undefined {
    return this.#facts[0] && timeOf(this.#facts[0])
  }

  /** The log is there. @param early facts of an earlier life of the background */
  begin(early: readonly (Fact & Waiting)[], carefulUntil: number): void {
    this.#isReady = true
    this.#carefulUntil = carefulUntil
    // Chromium tells what it kept for us while we started after what has happened since.
    this.#facts = [...early, ...this.#facts].sort((a, b) => timeOf(a) - timeOf(b))
    if (this.#facts.length > 0) this.wake()
  }

  push(fact: Fact & Waiting): void {
    this.#facts.push(fact)
    if (!this.#isReady || (this.#running && this.#isWorthKeeping(fact))) {
      if (this.#toKeep.push(fact) === 1) {
        turnOver()
          .then(() => this.#keep(this.#toKeep.splice(0)))
          .catch(this.#around.trouble)
      }
    }
    this.#fresh += 1
    // It is a burst: the sooner it is seen, the fewer of its facts are kept each by itself.
    if (this.#fresh === BUSY && !this.#lull.isBusy) this.#hurry()
    // A rule is proved by it.
    if (fact.kind !== 'jar' && fact.rules !== undefined && fact.rules.length > 0) this.#lull.stopWaiting()
    this.wake()
  }

  /** Resolves when everything that has come until now has been taken in: who asks sees it. */
  catchUp(): Promise<void> {
    const open = this.#inHand + this.#facts.length
    if (open === 0) return Promise.resolve()
    this.#lull.stopWaiting()
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

  /** There may be something to take in, or to store. */
  wake(): void {
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
    while (this.#facts.length > 0 || this.#around.hasNews()) {
      const waits = this.#mayWait()
      const pace = new Promise<void>((resolve) => {
        this.#hurry = resolve
        setTimeout(resolve, waits ? this.#lull.nextCheckMs : PACE)
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
    if (!this.#lull.check(fresh, this.#facts.length, Date.now())) return false
    if (Date.now() >= this.#carefulUntil && !this.#around.isAwaited() && this.#keepAll()) return true
    this.#lull.stopWaiting()
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
        this.#around.takeIn(some)
      }
      await this.#keepingAll(this.#around.store())
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
}

/** What the jar does need not be: the next life reads it anew. */
function isToBeKept(fact: Fact & Waiting): fact is WebFact & Waiting {
  return fact.kind !== 'jar' && fact.key === undefined
}

/** ms since the epoch */
export function timeOf(fact: Fact): number {
  return fact.kind === 'jar' ? fact.change.at : fact.details.timeStamp
}
