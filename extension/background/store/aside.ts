import type { LogStats } from '../../../src/contract/call-types.ts'
import { readKeys, removeKeys, writeItems } from './session.ts'

const KEY = 'log:aside'

/** What was cleared: exchanges up to a number, changes of the jar up to a moment, and how many exchanges there had ever been. */
export interface Mark {
  readonly seq: number
  /** ms since the epoch */
  readonly at: number
  readonly count: number
}

type Figures = Pick<LogStats, 'held' | 'dropped' | 'bytes'>

/** What a person cleared and may want back is out of sight, where it was: so it is also the first to go when there is no room. */
export class Aside {
  #mark: Mark | null = null

  get mark(): Mark | null {
    return this.#mark
  }

  /** What an earlier life of the background left: whoever could want it back has lost sight of us. */
  async load(): Promise<void> {
    const stored = (await readKeys([KEY]))[KEY]
    this.#mark = isMark(stored) ? stored : null
  }

  async begin(mark: Mark): Promise<void> {
    await writeItems({ [KEY]: mark })
    this.#mark = mark
  }

  async end(): Promise<void> {
    await removeKeys([KEY])
    this.#mark = null
  }

  hides(seq: number): boolean {
    return seq <= (this.#mark?.seq ?? 0)
  }

  hidesChange(at: number): boolean {
    return at <= (this.#mark?.at ?? 0)
  }

  /** The figures of the log without what is aside, which is the oldest of it. */
  without({ held, dropped, bytes }: Figures): Figures {
    const since = held + dropped - (this.#mark?.count ?? 0)
    return this.#mark === null
      ? { held, dropped, bytes }
      : { held: Math.max(0, Math.min(held, since)), dropped: Math.max(0, since - held), bytes }
  }
}

function isMark(value: unknown): value is Mark {
  if (typeof value !== 'object' || value === null) return false
  const { seq, at, count } = value as Partial<Record<keyof Mark, unknown>>
  return [seq, at, count].every(Number.isSafeInteger)
}
