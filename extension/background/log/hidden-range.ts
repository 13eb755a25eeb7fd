import type { SessionStorage } from '../session-storage.ts'
import type { LogFigures } from './exchange-log.ts'

const KEY = 'log:aside'

/** What a clearing hides: exchanges up to a number, and changes of the jar up to a time. */
export interface ClearedRange {
  readonly seq: number
  /** Milliseconds since the epoch. */
  readonly at: number
  /** How many exchanges there had been by then, the dropped ones included. */
  readonly count: number
}

/**
 * The range of the log that a clearing hides while it can be undone. It stays where it is, and so it is also the first to be
 * dropped when there is no room.
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

  /** Hides nothing any more. */
  async end(): Promise<void> {
    await this.#storage.remove([KEY])
    this.#range = null
  }

  hidesExchange(seq: number): boolean {
    return seq <= (this.#range?.seq ?? 0)
  }

  /** @param at when the jar changed, milliseconds since the epoch */
  hidesChange(at: number): boolean {
    return at <= (this.#range?.at ?? 0)
  }

  /** The figures of the log without its hidden range, which is the oldest part. */
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
