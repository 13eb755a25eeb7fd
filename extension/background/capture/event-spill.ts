import type { Clock } from '../clock.ts'
import type { ErrorSink } from '../error-sink.ts'
import { SESSION_BUDGET } from '../log/budget.ts'
import { isQuotaError, type SessionStorage } from '../session-storage.ts'
import { decodeEvents, encodeEvents } from './event-codec.ts'
import type { RawRequestEvent } from './raw-event.ts'

const PREFIX = 'log:fact:'

/** Events that an earlier run persisted, still encoded. */
export interface SpilledEvents {
  readonly key: string
  readonly text: string
}

/** An event and the key under which it is persisted. */
export type PersistedEvent = RawRequestEvent & { readonly key: string }

/**
 * Persists raw events while they are queued, so that the next run can process them if the background dies first. Events
 * that were persisted together are removed together, once the last of them is in the log.
 */
export class EventSpill {
  readonly #storage: SessionStorage
  readonly #clock: Clock
  readonly #errors: ErrorSink
  /** By key: the length of the text, and how many of its events are not in the log yet. */
  readonly #persisted = new Map<string, { readonly length: number; left: number }>()
  #length = 0
  #count = 0

  constructor(storage: SessionStorage, clock: Clock, errors: ErrorSink) {
    this.#storage = storage
    this.#clock = clock
    this.#errors = errors
  }

  /**
   * Starts to persist events. @returns the key for `release`; null: the budget is spent, so the events wait in memory
   * only
   */
  persist(events: readonly RawRequestEvent[]): string | null {
    const text = encodeEvents(events)
    this.#count += 1
    const key = `${PREFIX}${this.#clock.now()}:${String(this.#count).padStart(6, '0')}`
    if (this.#length + text.length > SESSION_BUDGET.spill) return null
    this.#length += text.length
    this.#persisted.set(key, { length: text.length, left: events.length })
    this.#storage.write({ [key]: text }).catch((error: unknown) => {
      // When the storage is full, the events wait in memory, as they do when the budget is spent.
      if (!isQuotaError(error)) this.#errors.report(error)
    })
    return key
  }

  /** Reads the events that earlier runs persisted, oldest first. */
  async load(): Promise<SpilledEvents[]> {
    const keys = (await this.#storage.keys())
      .filter((key) => key.startsWith(PREFIX) && !this.#persisted.has(key))
      .sort()
    if (keys.length === 0) return []
    const stored = await this.#storage.read(keys)
    return keys.flatMap((key) => {
      const text = stored[key]
      return typeof text === 'string' ? [{ key, text }] : []
    })
  }

  /** Takes over the events that `load` returned. @returns them, to be processed and released */
  adopt(spilled: readonly SpilledEvents[]): PersistedEvent[] {
    return spilled.flatMap(({ key, text }) => {
      const events = decodeEvents(text)
      this.#length += text.length
      this.#persisted.set(key, { length: text.length, left: events.length })
      return events.map((event) => ({ ...event, key }))
    })
  }

  /** Releases events that are in the log now. @param keys one for each event */
  release(keys: readonly string[]): void {
    const finished: string[] = []
    for (const key of keys) {
      const persisted = this.#persisted.get(key)
      if (!persisted) continue
      persisted.left -= 1
      if (persisted.left > 0) continue
      this.#length -= persisted.length
      this.#persisted.delete(key)
      finished.push(key)
    }
    if (finished.length > 0) this.#storage.remove(finished).catch((error: unknown) => this.#errors.report(error))
  }
}
