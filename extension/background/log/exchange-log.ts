import { ApiError } from '../../../src/contract/api-error.ts'
import { EncodedExchange } from '../../../src/exchange/codec/encoded-exchange.ts'
import { type Page, PageIndex } from '../../../src/exchange/codec/page-index.ts'
import type { Exchange } from '../../../src/exchange/model/exchange.ts'
import { HeaderPool } from '../../../src/exchange/model/header-pool.ts'
import { type LogEntry, toExchange } from '../../../src/exchange/model/log-entry.ts'
import { Queue } from '../../../src/queue.ts'
import { isQuotaError, type SessionStorage } from '../session-storage.ts'
import { MAX_STORED_BYTES, SESSION_BUDGET } from './budget.ts'
import { JournalSlots, SLOT_KEYS } from './journal-slots.ts'
import { EMPTY_HEAD, HEAD_KEY, type LogHead, readHead } from './log-head.ts'
import { encodeItem, PageStore } from './page-store.ts'
import { type PageSearch, searchPages } from './search-pages.ts'

const MAX_EXCHANGES = 20_000
/** Smallest size at which the journal is rewritten as pages. It must also be larger than the pages that it would fill. */
const MIN_EPOCH_BYTES = 192 * 1024
/** Number of pages that are read before the background is ready. They contain the last hops of chains. */
const PAGES_READ_AT_START = 2

/** Number of exchanges that are held and that were dropped, and the approximate stored size of everything. */
export interface LogFigures {
  readonly held: number
  readonly dropped: number
  readonly bytes: number
}

/**
 * Stores the exchanges in `storage.session`. Each batch of changes is written as one segment of a journal. When the
 * journal is full, its entries are written as pages and a new epoch begins. So the cost of one more exchange does not
 * depend on how many there are.
 */
export class ExchangeLog {
  readonly headers = new HeaderPool()
  readonly #storage: SessionStorage
  readonly #store: PageStore
  readonly #queue = new Queue()
  readonly #index = new PageIndex()
  readonly #journal = new JournalSlots()
  /** Pages whose stored form is outdated; the journal has the difference. */
  readonly #dirty = new Set<Page>()
  readonly #unsettled = new Set<number>()
  #head: LogHead = EMPTY_HEAD
  #bytes = 0
  #seq = 0

  constructor(storage: SessionStorage) {
    this.#storage = storage
    this.#store = new PageStore(storage)
  }

  /** Number of the last exchange. */
  get seq(): number {
    return this.#seq
  }

  get figures(): LogFigures {
    return { held: this.#index.count, dropped: this.#head.dropped, bytes: Math.round(this.#bytes) }
  }

  /** Reads what an earlier run stored. @returns the newest entries and those that are not settled, oldest first */
  load(): Promise<LogEntry[]> {
    return this.#queue.run(async () => {
      const [stored, keys] = await Promise.all([this.#storage.read([HEAD_KEY, ...SLOT_KEYS]), this.#storage.keys()])
      this.#head = readHead(stored[HEAD_KEY])
      const { epoch, seq, pages } = this.#head
      const journalled = this.#journal.restore(stored, epoch, this.headers)
      this.#seq = seq
      this.#index.restore(
        pages.map(([from, count]) => ({ from, count })),
        seq,
      )
      await this.#store.removeUnnamed(keys, this.#index.pages)
      await this.#replay(journalled)
      this.#bytes = await this.#storage.bytesInUse()
      return this.#index.pages.flatMap(({ entries }) => entries ?? [])
    })
  }

  /**
   * Stores entries that are new or have changed. Resolves when they would survive the death of the background. Each
   * number has only one object: the one that was first written, or loaded.
   */
  write(entries: readonly LogEntry[]): Promise<void> {
    return this.#queue.run(async () => {
      const kept = entries.filter((entry) => this.#take(entry))
      if (kept.length === 0) return
      if (this.#journal.isFull(this.#maxEpochBytes())) await this.#writePages()
      else await this.#writeSegment(kept)
      const { held, bytes } = this.figures
      if (held > MAX_EXCHANGES || bytes > MAX_STORED_BYTES) await this.#dropOldest()
    })
  }

  /** @returns the exchanges that match, oldest first */
  select(search: PageSearch): Promise<Exchange[]> {
    return searchPages(this.#index.pages, this.#seq, this.#store, search, (one) =>
      toExchange(one instanceof EncodedExchange ? one.entry : one),
    )
  }

  /** @returns the URL of each exchange that matches; the other fields are not decoded */
  urls(search: PageSearch): Promise<string[]> {
    return searchPages(this.#index.pages, this.#seq, this.#store, search, ({ url }) => url)
  }

  /** Waits for the writes under way. @returns the number of the last exchange */
  flush(): Promise<number> {
    return this.#queue.run(async () => this.#seq)
  }

  /** Returns whether the exchange was cleared. If so, its later events are not stored. */
  isCleared(seq: number): boolean {
    return seq <= this.#head.cleared
  }

  /** Drops every exchange, or those up to a number. Numbers are never used again. */
  clear(upTo?: number): Promise<void> {
    return this.#queue.run(async () => {
      const last = upTo ?? this.#seq
      const leaving = this.#index.dropUpTo(last)
      for (const page of leaving) this.#dirty.delete(page)
      for (const seq of this.#unsettled) if (seq <= last) this.#unsettled.delete(seq)
      const [first] = this.#index.pages
      if (first !== undefined && first.from <= last) {
        await this.#store.loadEntries([first])
        this.#keepOnly(first, ({ seq }) => seq > last)
      }
      this.#head = { ...this.#head, cleared: Math.max(this.#head.cleared, last), dropped: 0 }
      await this.#writePages(leaving)
    })
  }

  /** Drops the exchanges that pass the test. Numbers are never used again. */
  forget(test: (entry: LogEntry) => boolean): Promise<void> {
    return this.#queue.run(async () => {
      await this.#store.loadEntries(this.#index.pages)
      for (const page of this.#index.pages) this.#keepOnly(page, (entry) => !test(entry))
      // The journal holds them too, so a new epoch must begin.
      if (this.#dirty.size > 0) await this.#writePages()
    })
  }

  /** Starts with an empty log, after `load` has failed. */
  reset(): Promise<void> {
    return this.#queue.run(async () => {
      const keys = await this.#storage.keys()
      await this.#storage.remove(keys.filter((key) => key.startsWith('log:')))
      this.#index.restore([], 0)
      this.#dirty.clear()
      this.#unsettled.clear()
      this.#journal.restart()
      this.#head = EMPTY_HEAD
      this.#seq = 0
    })
  }

  /** @param page must have its entries in memory */
  #keepOnly(page: Page, test: (entry: LogEntry) => boolean): void {
    const kept = page.entries?.filter(test) ?? []
    if (kept.length === page.entries?.length) return
    page.entries = kept
    page.count = kept.length
    this.#dirty.add(page)
  }

  /** Copies the journal's entries into their pages. */
  async #replay(journalled: readonly LogEntry[]): Promise<void> {
    const { seq: stored, unsettled } = this.#head
    const touched = [...unsettled, ...journalled.map(({ seq }) => seq).filter((seq) => seq <= stored)]
    const wanted = new Set(this.#index.pages.slice(-PAGES_READ_AT_START))
    for (const seq of touched) {
      const page = this.#index.find(seq)
      if (page) wanted.add(page)
    }
    await this.#store.loadEntries([...wanted])
    // A page may have been stored before the head that names it. It then also holds entries that the journal has.
    for (const page of wanted) page.entries = page.entries?.filter(({ seq }) => seq <= stored) ?? []
    for (const entry of journalled) {
      const page = this.#index.find(entry.seq)
      const index = page?.entries?.findIndex(({ seq }) => seq === entry.seq) ?? -1
      if (page?.entries && index >= 0) page.entries[index] = entry
      this.#take(entry)
    }
    for (const { entries } of wanted) {
      for (const { seq, settled } of entries ?? []) if (!settled) this.#unsettled.add(seq)
    }
  }

  /** @returns false when the entry was cleared, or its page dropped */
  #take(entry: LogEntry): boolean {
    if (this.isCleared(entry.seq)) return false
    const page = this.#index.put(entry)
    if (!page?.entries) return false
    this.#seq = Math.max(this.#seq, entry.seq)
    this.#dirty.add(page)
    if (entry.settled) this.#unsettled.delete(entry.seq)
    else this.#unsettled.add(entry.seq)
    return true
  }

  async #writeSegment(entries: readonly LogEntry[]): Promise<void> {
    const { key, segment } = this.#journal.append(this.#head.epoch, entries)
    this.#bytes += segment.length
    const page = this.#completePage()
    await this.#writeMakingRoom(() => ({ [key]: segment, ...(page ? this.#encoded(page) : {}) }))
    if (page) this.#dirty.delete(page)
  }

  /**
   * Returns a full page whose entries are settled, to be written along with a segment: writing all of them when the
   * journal is full would be a long task. Until a head names the page, the journal's entries take precedence.
   */
  #completePage(): Page | undefined {
    const last = this.#index.pages.at(-1)
    for (const page of this.#dirty) {
      if (page !== last && page.entries?.every(({ settled }) => settled) === true) return page
    }
    return undefined
  }

  /** @returns no item for a page that was dropped meanwhile */
  #encoded(page: Page): Record<string, string> {
    if (!this.#dirty.has(page)) return {}
    const { key, text } = encodeItem(page)
    this.#bytes += text.length
    return { [key]: text }
  }

  /** The journal may grow as large as the pages that it fills, so that pages are not written more often than the journal. */
  #maxEpochBytes(): number {
    let max = MIN_EPOCH_BYTES
    for (const { weight } of this.#dirty) max += weight
    return Math.min(max, SESSION_BUDGET.rewrite)
  }

  /** @param leaving pages that the index has dropped */
  async #writePages(leaving: readonly Page[] = []): Promise<void> {
    await this.#writeMakingRoom(() => {
      const unsettled = new Set<number>()
      for (const seq of this.#unsettled) unsettled.add(this.#index.find(seq)?.from ?? seq)
      this.#head = {
        ...this.#head,
        epoch: this.#head.epoch + 1,
        seq: this.#seq,
        pages: this.#index.pages.map(({ from, count }) => [from, count]),
        unsettled: [...unsettled],
      }
      return Object.assign({ [HEAD_KEY]: this.#head }, ...[...this.#dirty].map((page) => this.#encoded(page)))
    })
    this.#dirty.clear()
    await this.#store.remove(leaving, this.#journal.usedKeys)
    this.#journal.restart()
    this.#bytes = await this.#storage.bytesInUse()
  }

  /** If the storage is full, drops the oldest exchanges and tries again. @param items called anew for each try */
  async #writeMakingRoom(items: () => Record<string, unknown>): Promise<void> {
    let isLastTry = false
    for (;;) {
      try {
        return await this.#storage.write(items())
      } catch (error) {
        if (!isQuotaError(error)) throw error
        this.#journal.close()
        if (isLastTry) throw new ApiError({ code: 'storage-full', detail: String(error) })
        if (this.#index.pages.length > 1) await this.#removeOldest()
        else {
          // Only the page that is being filled is left, and the journal still holds entries of dropped pages.
          isLastTry = true
          await this.#storage.remove(SLOT_KEYS)
        }
      }
    }
  }

  async #dropOldest(): Promise<void> {
    await this.#removeOldest()
    await this.#writePages()
  }

  async #removeOldest(): Promise<void> {
    const gone = this.#index.dropOldest()
    for (const page of gone) this.#dirty.delete(page)
    const first = this.#index.pages[0]?.from ?? this.#seq + 1
    for (const seq of this.#unsettled) if (seq < first) this.#unsettled.delete(seq)
    this.#head = { ...this.#head, dropped: this.#head.dropped + gone.reduce((sum, { count }) => sum + count, 0) }
    await this.#store.remove(gone)
  }
}
