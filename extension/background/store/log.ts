import { ApiError } from '../../../src/contract/api-error.ts'
import { type Draft, toExchange } from '../../../src/exchange/draft.ts'
import type { Exchange } from '../../../src/exchange/exchange.ts'
import { finder } from '../../../src/exchange/finder.ts'
import { HeaderPool } from '../../../src/exchange/header-pool.ts'
import { JournalReader, JournalWriter } from '../../../src/exchange/journal.ts'
import { PackedExchange } from '../../../src/exchange/packed-exchange.ts'
import { PackedPage } from '../../../src/exchange/packed-page.ts'
import { encodePage } from '../../../src/exchange/page.ts'
import { type ExchangeQuery, fits } from '../../../src/exchange/query.ts'
import { type Page, Shelf } from '../../../src/exchange/shelf.ts'
import { Queue } from '../../../src/queue.ts'
import { HEAD, type Head, NEW_HEAD, readHead } from './head.ts'
import { allKeys, bytesInUse, isFull, readKeys, removeKeys, writeItems } from './session.ts'

type Test = (exchange: Exchange) => boolean

/**
 * Of the browser's 10 MiB: what is over this goes, the oldest first. Rules and changes of the jar live there too, and for a
 * moment the journal stands beside the pages that it becomes.
 */
const MAX_BYTES = 7.5 * 1024 * 1024
const MAX_EXCHANGES = 20_000
/** Segments of the journal before its drafts are written as pages. */
const SLOTS = 128
/** ... or bytes, when the pages are no larger; and in any case so many. */
const EPOCH_BYTES = 192 * 1024
const MAX_EPOCH_BYTES = 1024 * 1024
/** Pages read before `ready`: the last hops of a chain are there. */
const WARM = 2
/** Pages read at once when somebody asks for old ones, so that no task is long. */
const READ_AT_ONCE = 12

const isCold = (page: Page | undefined): boolean => page?.drafts === null && page.packed === null

const PAGE = 'log:page:'
const pageKey = (from: number): string => `${PAGE}${from}`
const slotKey = (slot: number): string => `log:slot:${slot}`
const SLOT_KEYS = Array.from({ length: SLOTS }, (_, slot) => slotKey(slot))

/**
 * The exchange log in `storage.session`: memory only, never on disk. A batch of changes is written as one segment of a
 * journal; from time to time what the journal holds is written as pages, and the journal begins anew. So the cost of one
 * more exchange does not depend on how many there are.
 */
export class Log {
  readonly headers = new HeaderPool()
  readonly #queue = new Queue()
  readonly #shelf = new Shelf()
  /** Pages that hold more than what is stored of them; the journal has the rest. */
  readonly #dirty = new Set<Page>()
  readonly #unsettled = new Set<number>()
  #head: Head = NEW_HEAD
  #journal = new JournalWriter()
  #slot = 0
  #epochBytes = 0
  #bytes = 0
  #seq = 0

  /** Number of the last exchange. */
  get seq(): number {
    return this.#seq
  }

  /** Exchanges held; exchanges that went to make room; about what they take of the session's storage. */
  get figures(): { held: number; dropped: number; bytes: number } {
    return { held: this.#shelf.count, dropped: this.#head.dropped, bytes: Math.round(this.#bytes) }
  }

  /** Reads what an earlier life of the background left. @returns its newest drafts and those that are not settled, oldest first */
  load(): Promise<Draft[]> {
    return this.#queue.run(async () => {
      const [stored, keys] = await Promise.all([readKeys([HEAD, ...SLOT_KEYS]), allKeys()])
      this.#head = readHead(stored[HEAD])
      const { epoch, seq, pages } = this.#head
      const reader = new JournalReader(epoch, this.headers)
      for (; this.#slot < SLOTS; this.#slot += 1) {
        const segment = stored[slotKey(this.#slot)]
        if (typeof segment !== 'string' || !reader.read(segment)) break
        this.#epochBytes += segment.length
      }
      this.#journal = new JournalWriter(reader)
      this.#seq = seq
      this.#shelf.restore(
        pages.map(([from, count]) => ({ from, count })),
        seq,
      )
      // Of pages that were on their way out or in, the head knows nothing: what they hold has gone, or is in the journal.
      const named = new Set(pages.map(([from]) => pageKey(from)))
      await removeKeys(keys.filter((key) => key.startsWith(PAGE) && !named.has(key)))
      await this.#replay(reader.drafts)
      this.#bytes = await bytesInUse()
      return this.#shelf.pages.flatMap(({ drafts }) => drafts ?? [])
    })
  }

  /**
   * Stores drafts that are new or have changed, and resolves when they would outlive the background. Of each number there
   * is one draft: the one that was first written, or loaded.
   */
  write(drafts: readonly Draft[]): Promise<void> {
    return this.#queue.run(async () => {
      const kept = drafts.filter((draft) => this.#take(draft))
      if (kept.length === 0) return
      if (this.#slot >= SLOTS || this.#epochBytes > this.#epochLimit()) await this.#writePages()
      else await this.#writeSegment(kept)
      const { held, bytes } = this.figures
      if (held > MAX_EXCHANGES || bytes > MAX_BYTES) await this.#dropOldest()
    })
  }

  /**
   * The exchanges that fit, oldest first. @param needles texts without one of which, in some case of letters, nothing fits:
   * a page that lacks one is not unpacked (see `needlesOf`)
   */
  select(query: ExchangeQuery, also?: Test, needles?: readonly string[]): Promise<Exchange[]> {
    return this.#pick(query, (one) => toExchange(one instanceof PackedExchange ? one.draft : one), also, needles)
  }

  /** As `select`, of each its URL: the rest is not unpacked. */
  urls(query: ExchangeQuery, also?: Test): Promise<string[]> {
    return this.#pick(query, ({ url }) => url, also)
  }

  async #pick<T>(
    query: ExchangeQuery,
    of: (one: Draft | PackedExchange) => T,
    also: Test = () => true,
    needles: readonly string[] = [],
  ): Promise<T[]> {
    const finders = needles.map(finder)
    const { since = 0, before = Number.POSITIVE_INFINITY, limit = Number.POSITIVE_INFINITY } = query
    const pages = this.#shelf.pages.filter(
      ({ from }, index, all) => from < before && (all[index + 1]?.from ?? this.#seq + 1) > since + 1,
    )
    const found: T[] = []
    for (let end = pages.length; end > 0 && found.length < limit; ) {
      // Newest first, and no more than it takes: what is not in memory is read a few pages at a time.
      const start = isCold(pages[end - 1]) ? Math.max(0, end - READ_AT_ONCE) : end - 1
      const some = pages.slice(start, end).reverse()
      await this.#open(some)
      for (const { drafts, packed } of some) {
        if (packed && !finders.every((has) => packed.someText(has))) continue
        const all: readonly (Draft | PackedExchange)[] = drafts ?? packed?.exchanges ?? []
        for (let index = all.length - 1; index >= 0 && found.length < limit; index -= 1) {
          const one = all[index]
          if (one && fits(query, one) && also(one)) found.push(of(one))
        }
      }
      end = start
    }
    return found.reverse()
  }

  /** The number of the last exchange, once what is being written has been. */
  reach(): Promise<number> {
    return this.#queue.run(async () => this.#seq)
  }

  /** Whether the exchange was cleared: what is still heard of it is not stored. */
  isCleared(seq: number): boolean {
    return seq <= this.#head.cleared
  }

  /** Drops every exchange, or those up to a number. Numbers go on: they are never used again. */
  clear(upTo?: number): Promise<void> {
    return this.#queue.run(async () => {
      const last = upTo ?? this.#seq
      const leaving = this.#shelf.dropUpTo(last)
      for (const page of leaving) this.#dirty.delete(page)
      for (const seq of this.#unsettled) if (seq <= last) this.#unsettled.delete(seq)
      const [first] = this.#shelf.pages
      if (first !== undefined && first.from <= last) {
        await this.#read([first])
        this.#keep(first, ({ seq }) => seq > last)
      }
      this.#head = { ...this.#head, cleared: Math.max(this.#head.cleared, last), dropped: 0 }
      await this.#writePages(leaving.map(({ from }) => from))
    })
  }

  /** Drops the exchanges that a test says yes to (those of a private window that is closed). Numbers are not used again. */
  forget(test: (draft: Draft) => boolean): Promise<void> {
    return this.#queue.run(async () => {
      await this.#read(this.#shelf.pages)
      for (const page of this.#shelf.pages) this.#keep(page, (draft) => !test(draft))
      // The journal has them too: it begins anew.
      if (this.#dirty.size > 0) await this.#writePages()
    })
  }

  /** Starts anew over what can't be read. */
  reset(): Promise<void> {
    return this.#queue.run(async () => {
      await removeKeys((await allKeys()).filter((key) => key.startsWith('log:')))
      this.#shelf.dropUpTo(Number.POSITIVE_INFINITY)
      this.#dirty.clear()
      this.#unsettled.clear()
      this.#restartJournal()
      this.#head = NEW_HEAD
    })
  }

  /** Of a page that is in memory. */
  #keep(page: Page, test: (draft: Draft) => boolean): void {
    const kept = page.drafts?.filter(test) ?? []
    if (kept.length === page.drafts?.length) return
    page.drafts = kept
    page.count = kept.length
    this.#dirty.add(page)
  }

  #restartJournal(): void {
    this.#journal = new JournalWriter()
    this.#slot = 0
    this.#epochBytes = 0
  }

  /** Brings the journal's drafts back to their pages. */
  async #replay(drafts: readonly Draft[]): Promise<void> {
    const { seq: stored, unsettled } = this.#head
    const touched = [...unsettled, ...drafts.map(({ seq }) => seq).filter((seq) => seq <= stored)]
    const wanted = new Set(this.#shelf.pages.slice(-WARM))
    for (const seq of touched) {
      const page = this.#shelf.find(seq)
      if (page) wanted.add(page)
    }
    await this.#read([...wanted])
    // A page that was written ahead of its head holds what the journal has too.
    for (const page of wanted) page.drafts = page.drafts?.filter(({ seq }) => seq <= stored) ?? []
    for (const draft of drafts) {
      const page = this.#shelf.find(draft.seq)
      const index = page?.drafts?.findIndex(({ seq }) => seq === draft.seq) ?? -1
      if (page?.drafts && index >= 0) page.drafts[index] = draft
      this.#take(draft)
    }
    for (const { drafts } of wanted) {
      for (const { seq, settled } of drafts ?? []) if (!settled) this.#unsettled.add(seq)
    }
  }

  /** @returns false when it has gone */
  #take(draft: Draft): boolean {
    if (this.isCleared(draft.seq)) return false
    const page = this.#shelf.put(draft)
    if (!page?.drafts) return false
    this.#seq = Math.max(this.#seq, draft.seq)
    this.#dirty.add(page)
    if (draft.settled) this.#unsettled.delete(draft.seq)
    else this.#unsettled.add(draft.seq)
    return true
  }

  /** Brings pages into memory, unpacked: their drafts may change. */
  async #read(pages: readonly Page[]): Promise<void> {
    await this.#open(pages)
    for (const page of pages) {
      page.drafts ??= page.packed?.exchanges.map(({ draft }) => draft) ?? []
      page.packed = null
    }
  }

  /** Brings pages into memory, as they are stored. */
  async #open(pages: readonly Page[]): Promise<void> {
    const cold = pages.filter(isCold)
    if (cold.length === 0) return
    const stored = await readKeys(cold.map(({ from }) => pageKey(from)))
    for (const page of cold) {
      const text = stored[pageKey(page.from)]
      // Somebody else may have opened it meanwhile; there must be one draft of a number.
      if (!isCold(page)) continue
      if (typeof text === 'string') page.packed = new PackedPage(text)
      else {
        page.drafts = []
        page.count = 0
      }
    }
  }

  async #writeSegment(drafts: readonly Draft[]): Promise<void> {
    const segment = this.#journal.segment(this.#head.epoch, drafts)
    const key = slotKey(this.#slot)
    this.#slot += 1
    this.#epochBytes += segment.length
    this.#bytes += segment.length
    const page = this.#fullPage()
    await this.#makingRoom(() => ({ [key]: segment, ...(page ? this.#encoded(page) : {}) }))
    if (page) this.#dirty.delete(page)
  }

  /**
   * A page to which nothing more comes, so that it need not be written with all the others when the journal is full: that
   * would be a long task. Until a head names it, the journal counts.
   */
  #fullPage(): Page | undefined {
    const last = this.#shelf.pages.at(-1)
    for (const page of this.#dirty) {
      if (page !== last && page.drafts?.every(({ settled }) => settled) === true) return page
    }
    return undefined
  }

  /** Nothing of a page that has gone meanwhile. */
  #encoded(page: Page): Record<string, string> {
    if (!this.#dirty.has(page)) return {}
    const text = encodePage(page.drafts ?? [])
    this.#bytes += text.length
    return { [pageKey(page.from)]: text }
  }

  /** Pages as large as the journal are written as often as it fills. */
  #epochLimit(): number {
    let limit = EPOCH_BYTES
    for (const { weight } of this.#dirty) limit += weight
    return Math.min(limit, MAX_EPOCH_BYTES)
  }

  /** @param leaving pages, by their first number, that have gone from the shelf */
  async #writePages(leaving: readonly number[] = []): Promise<void> {
    await this.#makingRoom(() => {
      const pages = this.#shelf.pages
      const unsettled = new Set<number>()
      for (const seq of this.#unsettled) unsettled.add(this.#shelf.find(seq)?.from ?? seq)
      this.#head = {
        ...this.#head,
        epoch: this.#head.epoch + 1,
        seq: this.#seq,
        pages: pages.map(({ from, count }) => [from, count]),
        unsettled: [...unsettled],
      }
      return Object.assign({ [HEAD]: this.#head }, ...[...this.#dirty].map((page) => this.#encoded(page)))
    })
    this.#dirty.clear()
    await removeKeys([...leaving.map(pageKey), ...SLOT_KEYS.slice(0, this.#slot)])
    this.#restartJournal()
    this.#bytes = await bytesInUse()
  }

  /** A full storage lets the oldest go, and goes on. */
  async #makingRoom(items: () => Record<string, unknown>): Promise<void> {
    let isLastTry = false
    for (;;) {
      try {
        return await writeItems(items())
      } catch (error) {
        if (!isFull(error)) throw error
        // What this batch says can't be read without it any more: the next one writes pages.
        this.#slot = SLOTS
        if (isLastTry) throw new ApiError({ code: 'storage-full', detail: String(error) })
        if (this.#shelf.pages.length > 1) await this.#removeOldest()
        else {
          // Nothing is left but the page that is being filled, and the journal of those that have gone.
          isLastTry = true
          await removeKeys(SLOT_KEYS)
        }
      }
    }
  }

  async #dropOldest(): Promise<void> {
    await this.#removeOldest()
    await this.#writePages()
  }

  async #removeOldest(): Promise<void> {
    const gone = this.#shelf.dropOldest()
    for (const page of gone) this.#dirty.delete(page)
    const first = this.#shelf.pages[0]?.from ?? this.#seq + 1
    for (const seq of this.#unsettled) if (seq < first) this.#unsettled.delete(seq)
    this.#head = { ...this.#head, dropped: this.#head.dropped + gone.reduce((sum, { count }) => sum + count, 0) }
    await removeKeys(gone.map(({ from }) => pageKey(from)))
  }
}
