import { BUSY, BurstDetector } from '../../../src/exchange/record/burst-detector.ts'
import type { Clock } from '../clock.ts'
import type { ErrorSink } from '../error-sink.ts'
import type { EventSpill } from './event-spill.ts'
import { type RawEvent, type RawRequestEvent, timeOf } from './raw-event.ts'

/** Time from one batch to the next: each costs the page some of its time. */
const BATCH_EVERY_MS = 25
/**
 * Token bucket for persisting single queued events: a burst, and a refill per millisecond. Each write slows the page as much as a
 * whole batch.
 */
const MAX_TOKENS = 30
const TOKENS_PER_MS = 0.1
/** Events that make an exchange; how it ended can be found out later. */
const WORTH_PERSISTING: readonly string[] = ['send', 'headers', 'redirect'] satisfies RawEvent['kind'][]
const MAX_BATCH = 200
/** A batch pauses when it has run this long, so that no task of the background is long. */
const MAX_TASK_MS = 4
/** Events processed between two looks at the clock. */
const EVENTS_PER_STEP = 8
/** Browsers stop an idle background after 30 s. */
const IDLE_MS = 29_000
/** If it was stopped sooner, it was killed mid-work and may be again: for this long, every event is persisted at once. */
const CAREFUL_FOR_MS = 30_000

/** An event in the queue. */
type QueuedEvent = RawEvent & {
  /** Where it is persisted; null: not persisted, and it need not be any more; undefined: not persisted yet. */
  key?: string | null
}

/** Processes events, in the order in which they came. */
export interface EventConsumer {
  process(events: readonly RawEvent[]): void
}

/** Stores what the processed events have changed. */
export interface BatchWriter {
  readonly hasChanges: boolean
  commit(): Promise<void>
}

export interface EventQueueDeps {
  readonly spill: EventSpill
  readonly writer: BatchWriter
  /** An open surface waits for the log. */
  readonly surfaces: { readonly hasListeners: boolean }
  /** A rule that changes responses waits for them. */
  readonly rules: { readonly changesResponses: boolean }
  /** Resolves when the state of the earlier run has been read. */
  readonly ready: Promise<unknown>
  readonly clock: Clock
  readonly errors: ErrorSink
}

/**
 * Raw events between their listener and the log. A single event is processed at once; events of a burst are processed in few
 * batches. Before a listener's turn ends its event is on its way to storage, as part of a batch or as it is.
 */
export class EventQueue {
  readonly #deps: EventQueueDeps
  readonly #clock: Clock
  readonly #bursts = new BurstDetector()
  #events: QueuedEvent[] = []
  /** Null before `start`: events that come before it are persisted as they are. */
  #consumer: EventConsumer | null = null
  #isRunning = false
  /** Events since the last check for a burst. */
  #fresh = 0
  /** Events that were processed and stored, and those of the batch under way. */
  #processed = 0
  #inBatch = 0
  #endPause: () => void = () => undefined
  /** Callers of `caughtUp` that wait until so many events were processed. */
  #waiting: { readonly until: number; readonly resolve: () => void }[] = []
  #tokens = MAX_TOKENS
  #tokensAt = 0
  /** Events to persist when the listeners' turn has ended. */
  #toPersist: QueuedEvent[] = []
  /** Until then every event is persisted at once, milliseconds since the epoch. */
  #carefulUntil = 0

  constructor(deps: EventQueueDeps) {
    this.#deps = deps
    this.#clock = deps.clock
  }

  /** When the next event to be processed came, milliseconds since the epoch; undefined: none waits. */
  get oldestAt(): number | undefined {
    return this.#events[0] && timeOf(this.#events[0])
  }

  /**
   * Begins to process.
   * @param persisted events of an earlier run @param lastHeardAt the last event in its log, milliseconds since the epoch
   */
  start(consumer: EventConsumer, persisted: readonly QueuedEvent[], lastHeardAt: number): void {
    this.#consumer = consumer
    const now = this.#clock.now()
    const diedAt = Math.max(lastHeardAt, ...persisted.map(timeOf))
    this.#carefulUntil = diedAt > now - IDLE_MS ? now + CAREFUL_FOR_MS : 0
    // Chromium delivers the events that it queued while the background started after newer ones.
    this.#events = [...persisted, ...this.#events].sort((a, b) => timeOf(a) - timeOf(b))
    if (this.#events.length > 0) this.wake()
  }

  /** Takes an event from a listener. */
  push(event: RawEvent): void {
    const queued: QueuedEvent = event
    this.#events.push(queued)
    if (this.#consumer === null || (this.#isRunning && this.#isWorthPersisting(queued))) {
      if (this.#toPersist.push(queued) === 1) {
        this.#clock
          .nextTurn()
          .then(() => this.#persist(this.#toPersist.splice(0)))
          .catch((error: unknown) => this.#deps.errors.report(error))
      }
    }
    this.#fresh += 1
    // The sooner a burst is noticed, the fewer of its events are persisted one by one.
    if (this.#fresh === BUSY && !this.#bursts.isBusy) this.#endPause()
    // The event verifies a rule, and its surface waits for that.
    if (event.kind !== 'jar' && event.rules !== undefined && event.rules.length > 0) this.#bursts.stopWaiting()
    this.wake()
  }

  /** Resolves when every event that has come until now has been processed and stored. */
  caughtUp(): Promise<void> {
    const open = this.#inBatch + this.#events.length
    if (open === 0) return Promise.resolve()
    this.#bursts.stopWaiting()
    this.#endPause()
    return new Promise((resolve) => this.#waiting.push({ until: this.#processed + open, resolve }))
  }

  /** There may be events to process, or changes to store. */
  wake(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    void this.#run()
  }

  /**
   * An event that has to wait for the next batch would be lost with the background, so it is persisted as it is; in a long burst,
   * where that would slow the page, only some are.
   */
  #isWorthPersisting({ kind }: RawEvent): boolean {
    if (!WORTH_PERSISTING.includes(kind)) return false
    const now = this.#clock.now()
    if (now < this.#carefulUntil) return true
    // All events that wait are persisted together soon.
    if (this.#bursts.isWaiting) return false
    this.#tokens = Math.min(MAX_TOKENS, this.#tokens + (now - this.#tokensAt) * TOKENS_PER_MS)
    this.#tokensAt = now
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }

  async #run(): Promise<void> {
    try {
      await this.#deps.ready
    } catch {
      // The part that failed has reported it. Nothing will ever be processed, and events must not pile up.
      this.#events = []
      this.#isRunning = false
      return
    }
    const consumer = this.#consumer
    while (consumer !== null && (this.#events.length > 0 || this.#deps.writer.hasChanges)) {
      const waits = this.#mayWait()
      const pause = new Promise<void>((resolve) => {
        this.#endPause = resolve
        this.#clock.schedule(resolve, waits ? this.#bursts.nextCheckMs : BATCH_EVERY_MS)
      })
      try {
        if (!waits) await this.#processBatch(consumer)
      } catch (error) {
        this.#deps.errors.report(error)
      }
      await pause
    }
    this.#isRunning = false
  }

  /**
   * While a page loads as fast as it can and nobody looks at the log, events may wait: processing them would slow the page. They
   * are persisted meanwhile, as far as the budget goes.
   */
  #mayWait(): boolean {
    const fresh = this.#fresh
    this.#fresh = 0
    const now = this.#clock.now()
    if (!this.#bursts.check(fresh, this.#events.length, now)) return false
    const isAwaited = this.#deps.surfaces.hasListeners || this.#deps.rules.changesResponses
    if (now >= this.#carefulUntil && !isAwaited && this.#persistAll()) return true
    this.#bursts.stopWaiting()
    return false
  }

  async #processBatch(consumer: EventConsumer): Promise<void> {
    const batch: QueuedEvent[] = []
    try {
      for (let end = this.#clock.monotonicMs() + MAX_TASK_MS; this.#events.length > 0 && batch.length < MAX_BATCH; ) {
        if (this.#clock.monotonicMs() > end) {
          await this.#clock.nextTurn()
          end = this.#clock.monotonicMs() + MAX_TASK_MS
        }
        const some = this.#events.splice(0, EVENTS_PER_STEP)
        for (const event of some) event.key ??= null
        batch.push(...some)
        this.#inBatch = batch.length
        consumer.process(some)
      }
      await this.#persistingUntil(this.#deps.writer.commit())
      this.#deps.spill.release(batch.flatMap(({ key }) => key ?? []))
    } finally {
      this.#inBatch = 0
      this.#processed += batch.length
      this.#waiting = this.#waiting.filter(({ until, resolve }) => {
        if (until <= this.#processed) resolve()
        return until > this.#processed
      })
    }
  }

  /** Waits for a batch to be stored, which takes a while on a busy machine: events that come meanwhile are persisted. */
  async #persistingUntil(stored: Promise<void>): Promise<void> {
    let isStored = false
    const done = stored.finally(() => {
      isStored = true
    })
    while (!isStored) {
      const pause = new Promise<void>((resolve) => this.#clock.schedule(resolve, BATCH_EVERY_MS))
      await Promise.race([done, pause])
      if (!isStored) this.#persistAll()
    }
    await done
  }

  /** @returns whether the budget sufficed for all events that wait */
  #persistAll(): boolean {
    this.#toPersist = []
    return this.#persist(this.#events)
  }

  /** Persists events in one storage call. @returns whether the budget sufficed */
  #persist(events: readonly QueuedEvent[]): boolean {
    const unpersisted = events.filter(needsPersisting)
    if (unpersisted.length === 0) return true
    const key = this.#deps.spill.persist(unpersisted)
    if (key === null) return false
    for (const event of unpersisted) event.key = key
    return true
  }
}

/** Changes of the jar are not persisted: the next run reads the jar itself. */
function needsPersisting(event: QueuedEvent): event is RawRequestEvent & { key?: string | null } {
  return event.kind !== 'jar' && event.key === undefined
}
