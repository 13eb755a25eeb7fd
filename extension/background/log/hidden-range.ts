import type { SessionStorage } from '../session-storage.ts'
import type { LogFigures } from './exchange-log.ts'

const KEY = 'log:aside'

/** The range that a clearing hides: exchanges up to a number, and changes of the jar up to a time. */
export interface ClearedRange {
  readonly seq: number
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Number of exchanges up to then, including dropped ones. */
  readonly count: number
}

/**
 * The range of the log that is hidden while its clearing can be undone. The data stays in the log, so it is also the
 * first to be dropped when storage runs out.
 */
export class HiddenRange {
  readonly #storage: SessionStorage
  #range: ClearedRange | null = null

  constructor(storage: SessionStorage) {
    this.#storage = storage
  }

  get range(): ClearedRange | null {
    return this.#range
  }

  /** Reads the range of an earlier run. The surface that could undo it has lost its connection. */
  async load(): Promise<void> {
    const stored = (await this.#storage.read([KEY]))[KEY]
    this.#range = isRange(stored) ? stored : null
  }

  async hide(range: ClearedRange): Promise<void> {
    await this.#storage.write({ [KEY]: range })
    this.#range = range
  }

  /** Stops hiding anything. */
  async end(): Promise<void> {
    await this.#storage.remove([KEY])
    this.#range = null
  }

  hidesExchange(seq: number): boolean {
    return seq <= (this.#range?.seq ?? 0)
  }

  /** @param at time of the change, milliseconds since the epoch */
  hidesChange(at: number): boolean {
    return at <= (this.#range?.at ?? 0)
  }

  /** Returns the figures of the log without its hidden range, which is the oldest part. */
  visibleFigures({ held, dropped, bytes }: LogFigures): LogFigures {
    if (this.#range === null) return { held, dropped, bytes }
    const since = held + dropped - this.#range.count
    return { held: Math.max(0, Math.min(held, since)), dropped: Math.max(0, since - held), bytes }
  }
}

function isRange(value: unknown): value is ClearedRange {
  if (typeof value !== 'object' || value === null) return false
  const { seq, at, count } = value as Partial<Record<keyof ClearedRange, unknown>>
  return [seq, at, count].every(Number.isSafeInteger)
}
