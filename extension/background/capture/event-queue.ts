import { BUSY, BurstDetector } from '../../../src/exchange/record/burst-detector.ts'
import type { Clock } from '../clock.ts'
import type { ErrorSink } from '../error-sink.ts'
import type { EventSpill } from './event-spill.ts'
import { type RawEvent, type RawRequestEvent, timeOf } from './raw-event.ts'

/** Time between two batches: each batch slows the page. */
const BATCH_EVERY_MS = 25
/**
 * Token bucket for persisting single queued events: a burst, and a refill per millisecond. Each write slows the page as
 * much as a whole batch.
 */
const MAX_TOKENS = 30
const TOKENS_PER_MS = 0.1
/** The events that make up an exchange. How it ended can be found out later. */
const WORTH_PERSISTING: readonly string[] = ['send', 'headers', 'redirect'] satisfies RawEvent['kind'][]
const MAX_BATCH = 200
/** A batch pauses after this time, so that the background has no long tasks. */
const MAX_TASK_MS = 4
/** Events processed between two looks at the clock. */
const EVENTS_PER_STEP = 8
/** Browsers stop an idle background after 30 s. */
const IDLE_MS = 29_000
/** If it was stopped sooner, it was killed mid-work and may be again: for this long, every event is persisted at once. */
const CAREFUL_FOR_MS = 30_000

/** An event in the queue. */
type QueuedEvent = RawEvent & {
  /** The storage key; null: not persisted, and no longer needs to be; undefined: not persisted yet. */
  key?: string | null
}

/** Processes events in order of arrival. */
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
  /** True if an open surface waits for the log. */
  readonly surfaces: { readonly hasListeners: boolean }
  /** True if a rule that changes responses waits for the events. */
  readonly rules: { readonly changesResponses: boolean }
  /** Resolves when the state of the earlier run has been read. */
  readonly ready: Promise<unknown>
  readonly clock: Clock
  readonly errors: ErrorSink
}

/**
 * Queues raw events between their listener and the log. A single event is processed at once; the events of a burst are
 * processed in few batches. Each event is being persisted, alone or as part of a batch, before its listener's turn ends.
 */
export class EventQueue {
  readonly #deps: EventQueueDeps
  readonly #clock: Clock
  readonly #bursts = new BurstDetector()
  #events: QueuedEvent[] = []
  /** Null before `start`. Events that arrive earlier are persisted as they are. */
  #consumer: EventConsumer | null = null
  #isRunning = false
  /** Events since the last check for a burst. */
  #fresh = 0
  /** Number of events that were processed and stored, including those of the current batch. */
  #processed = 0
  #inBatch = 0
  #endPause: () => void = () => undefined
  /** Callers of `caughtUp`, each with the number of processed events that it waits for. */
  #waiting: { readonly until: number; readonly resolve: () => void }[] = []
  #tokens = MAX_TOKENS
  #tokensAt = 0
  /** Events to persist when the listeners' turn has ended. */
  #toPersist: QueuedEvent[] = []
  /** Until this time (milliseconds since the epoch) every event is persisted at once. */
  #carefulUntil = 0

  constructor(deps: EventQueueDeps) {
    this.#deps = deps
    this.#clock = deps.clock
  }

  /** The time at which the oldest queued event arrived, milliseconds since the epoch; undefined: the queue is empty. */
  get oldestAt(): number | undefined {
    return this.#events[0] && timeOf(this.#events[0])
  }

  /**
   * Starts processing.
   * @param persisted events of an earlier run @param lastHeardAt time of the last event in its log, milliseconds since
   * the epoch
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

  /** Adds an event from a listener. */
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
    // This event verifies a rule, and a surface waits for the result.
    if (event.kind !== 'jar' && event.rules !== undefined && event.rules.length > 0) this.#bursts.stopWaiting()
    this.wake()
  }

  /** Resolves when every event that has arrived so far is processed and stored. */
  caughtUp(): Promise<void> {
    const open = this.#inBatch + this.#events.length
    if (open === 0) return Promise.resolve()
    this.#bursts.stopWaiting()
    this.#endPause()
    return new Promise((resolve) => this.#waiting.push({ until: this.#processed + open, resolve }))
  }

  /** Call this when there may be events to process, or changes to store. */
  wake(): void {
    if (this.#isRunning) return
    this.#isRunning = true
    void this.#run()
  }

  /**
   * Returns whether to persist an event that has to wait for the next batch. It would be lost if the background were
   * killed; but in a long burst, persisting every event would slow the page, so only some are.
   */
  #isWorthPersisting({ kind }: RawEvent): boolean {
    if (!WORTH_PERSISTING.includes(kind)) return false
    const now = this.#clock.now()
    if (now < this.#carefulUntil) return true
    // All waiting events are persisted together soon.
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
      // The failed part has reported its error. Nothing will be processed any more, so events must not pile up.
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
   * Returns whether events may wait. They may while a page loads at full speed and nobody looks at the log, because
   * processing them would slow the page. Meanwhile they are persisted as far as the budget allows.
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

  /** Waits for a batch to be stored, which takes a while on a busy machine. Events that arrive meanwhile are persisted. */
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

  /** @returns true if the budget sufficed for all waiting events */
  #persistAll(): boolean {
    this.#toPersist = []
    return this.#persist(this.#events)
  }

  /** Persists events in one storage call. @returns true if the budget sufficed */
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
