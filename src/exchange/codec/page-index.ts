import type { LogEntry } from '../model/log-entry.ts'
import type { EncodedPage } from './encoded-page.ts'

/** Entries with neighbouring numbers, stored together. */
export interface Page {
  /** `seq` of its first entry; identifies the page. */
  readonly from: number
  /** Number of entries; known even while they are not in memory. */
  count: number
  /** In ascending order of `seq`; null: not in memory, or only in encoded form. */
  entries: LogEntry[] | null
  /** The encoded form, once a search has read it; null: not in memory, or decoded. */
  encoded: EncodedPage | null
  /** Estimated stored size in bytes. */
  weight: number
}

const MAX_ENTRIES = 128
const MAX_WEIGHT = 160_000
/** Stored bytes of an entry without long texts. */
const BASE_WEIGHT = 160

/** Knows the pages of the log, oldest first. New entries go to the last page until it is full. */
export class PageIndex {
  #pages: Page[] = []
  #newest = 0
  readonly #weights = new WeakMap<LogEntry, number>()

  get pages(): readonly Page[] {
    return this.#pages
  }

  /** The number of entries in all pages. */
  get count(): number {
    return this.#pages.reduce((sum, { count }) => sum + count, 0)
  }

  /** Restores the pages of an earlier run. @param pages oldest first @param newest the number of the last entry */
  restore(pages: readonly Pick<Page, 'from' | 'count'>[], newest: number): void {
    this.#newest = newest
    this.#pages = pages.map(({ from, count }) => ({ from, count, entries: null, encoded: null, weight: 0 }))
  }

  /** Adds the newest entry, or updates the weight of a known one. @returns its page; null: that page was dropped */
  put(entry: LogEntry): Page | null {
    const last = this.#pages.at(-1)
    if (entry.seq <= this.#newest) {
      const page = this.find(entry.seq)
      if (page?.entries) page.weight += this.#weightGain(entry)
      return page
    }
    this.#newest = entry.seq
    const page =
      last?.entries && last.count < MAX_ENTRIES && last.weight < MAX_WEIGHT ? last : this.#startPage(entry.seq)
    page.entries?.push(entry)
    page.count += 1
    page.weight += this.#weightGain(entry)
    return page
  }

  /** @returns the page whose range includes the number, whether or not it holds such an entry */
  find(seq: number): Page | null {
    return this.#pages.findLast(({ from }) => from <= seq) ?? null
  }

  /** Removes the oldest tenth of the pages, at least one. @returns them */
  dropOldest(): Page[] {
    return this.#pages.splice(0, Math.max(1, Math.floor(this.#pages.length / 10)))
  }

  /** Removes the pages that hold nothing newer than that number. @returns them */
  dropUpTo(seq: number): Page[] {
    const newer = this.#pages.findIndex((_, index, all) => (all[index + 1]?.from ?? this.#newest + 1) > seq + 1)
    return this.#pages.splice(0, newer < 0 ? this.#pages.length : newer)
  }

  /** Returns how much the entry's weight has grown since it was last put: its lines arrive with the response. */
  #weightGain(entry: LogEntry): number {
    const weight = weigh(entry)
    const before = this.#weights.get(entry) ?? 0
    this.#weights.set(entry, weight)
    return weight - before
  }

  #startPage(from: number): Page {
    const page: Page = { from, count: 0, entries: [], encoded: null, weight: 0 }
    this.#pages.push(page)
    return page
  }
}

function weigh({ url, sent, received }: LogEntry): number {
  const lines = received.reduce((sum, { line }) => sum + line.length, 0)
  // A quarter of the header's length, because most headers are stored as the difference to the previous one.
  return BASE_WEIGHT + url.length + (sent.header?.length ?? 0) / 4 + lines
}
