import type { EncodedPage } from './encoded-page.ts'
import type { LogEntry } from './log-entry.ts'

/** Entries with neighbouring numbers, which are stored together. */
export interface Page {
  /** Number of its first entry, and its name. */
  readonly from: number
  /** How many entries it holds; known even while they are not in memory. */
  count: number
  /** In ascending order of `seq`; null: not in memory, or only as it is stored. */
  entries: LogEntry[] | null
  /** As it is stored, once somebody has searched it; null: not in memory, or unpacked. */
  packed: EncodedPage | null
  /** About what it will take. */
  weight: number
}

const MAX_DRAFTS = 128
const MAX_WEIGHT = 160_000
/** Of a entry without long texts, in bytes as it is stored. */
const BASE_WEIGHT = 160

/** The pages of the log, oldest first. Each new entry goes to the last one, until that is full. */
export class PageIndex {
  #pages: Page[] = []
  #newest = 0
  readonly #weights = new WeakMap<LogEntry, number>()

  get pages(): readonly Page[] {
    return this.#pages
  }

  /** How many entries there are. */
  get count(): number {
    return this.#pages.reduce((sum, { count }) => sum + count, 0)
  }

  /** Takes back what was stored before. @param pages oldest first @param newest the number of the last entry ever put */
  restore(pages: readonly Pick<Page, 'from' | 'count'>[], newest: number): void {
    this.#newest = newest
    this.#pages = pages.map(({ from, count }) => ({ from, count, entries: null, packed: null, weight: 0 }))
  }

  /** The page in which the entry is, or comes to be when it is the newest of all; null: its page has gone. */
  put(entry: LogEntry): Page | null {
    const last = this.#pages.at(-1)
    if (entry.seq <= this.#newest) {
      const page = this.find(entry.seq)
      if (page?.entries) page.weight += this.#gained(entry)
      return page
    }
    this.#newest = entry.seq
    const page = last?.entries && last.count < MAX_DRAFTS && last.weight < MAX_WEIGHT ? last : this.#begin(entry.seq)
    page.entries?.push(entry)
    page.count += 1
    page.weight += this.#gained(entry)
    return page
  }

  /** The page that the number belongs to, whether such a entry is in it or not. */
  find(seq: number): Page | null {
    return this.#pages.findLast(({ from }) => from <= seq) ?? null
  }

  /** Takes the oldest pages out, a tenth of all. @returns them */
  dropOldest(): Page[] {
    return this.#pages.splice(0, Math.max(1, Math.floor(this.#pages.length / 10)))
  }

  /** Takes the pages out that hold nothing newer than that number. @returns them */
  dropUpTo(seq: number): Page[] {
    const newer = this.#pages.findIndex((_, index, all) => (all[index + 1]?.from ?? this.#newest + 1) > seq + 1)
    return this.#pages.splice(0, newer < 0 ? this.#pages.length : newer)
  }

  /** What the entry weighs more than when it was last put: its lines come with the response. */
  #gained(entry: LogEntry): number {
    const weight = weigh(entry)
    const before = this.#weights.get(entry) ?? 0
    this.#weights.set(entry, weight)
    return weight - before
  }

  #begin(from: number): Page {
    const page: Page = { from, count: 0, entries: [], packed: null, weight: 0 }
    this.#pages.push(page)
    return page
  }
}

function weigh({ url, sent, received }: LogEntry): number {
  const lines = received.reduce((sum, { line }) => sum + line.length, 0)
  // Most headers are stored as a difference to the one before.
  return BASE_WEIGHT + url.length + (sent.header?.length ?? 0) / 4 + lines
}
