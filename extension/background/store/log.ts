import { parseCookieHeader } from '../../../src/cookie/parse-cookie-header.ts'
import { type Draft, toExchange } from '../../../src/exchange/draft.ts'
import type { Exchange } from '../../../src/exchange/exchange.ts'
import { decodePage, encodePage } from '../../../src/exchange/page.ts'
import { type ExchangeQuery, select } from '../../../src/exchange/query.ts'
import { CrumblineError } from '../../../src/message/fault.ts'
import { browser } from '../../browser.ts'

/** Exchanges a page. A page is written whole, so that its size bounds what one more exchange costs. */
const PAGE = 32
/** Chromium and Firefox give session storage 10 MiB; what is over this goes, the oldest first. */
const MAX_BYTES = 8.5 * 1024 * 1024
const MAX_PAGES = 1_000
/** The quota counts the page's text as JSON: its quotes escaped. */
const JSON_OVERHEAD = 1.15
const HEAD = 'log:head'
/** Pages read before `ready`: unfinished hops and the last ones of a chain are there. */
const WARM = 3

interface Head {
  /** Number of the last exchange. */
  readonly seq: number
  /** First page that is held. */
  readonly first: number
  /** Exchanges that went because there was no room. */
  readonly dropped: number
  /** Older pages than the newest with exchanges that were not settled. */
  readonly unsettled: readonly number[]
}

const pageOf = (seq: number): number => Math.floor((seq - 1) / PAGE)
const keyOf = (page: number): string => `log:page:${page}`

/**
 * The exchange log in `storage.session`: memory only, never on disk. A change is written at once when no write is under
 * way, else with all other changes in the next write (group commit), so that little is lost when the worker dies.
 */
export class Log {
  #head: Head = { seq: 0, first: 0, dropped: 0, unsettled: [] }
  /** Pages in memory, by number; those that are held but not in here are read when somebody asks. */
  readonly #pages = new Map<number, Draft[]>()
  readonly #dirty = new Set<number>()
  readonly #sizes = new Map<number, number>()
  readonly #unsettled = new Set<number>()
  #writing: Promise<void> | null = null
  #next: Promise<void> | null = null
  #bytes = 0

  get seq(): number {
    return this.#head.seq
  }

  get dropped(): number {
    return this.#head.dropped
  }

  /** Reads what an earlier life of the background left. @returns its newest drafts, oldest first */
  async load(): Promise<Draft[]> {
    const stored = await browser.storage.session.get(HEAD)
    const head = stored[HEAD]
    if (head === undefined) return []
    if (!isHead(head)) throw new CrumblineError({ code: 'internal', field: HEAD, detail: 'the log is unreadable' })
    this.#head = head
    const last = pageOf(head.seq)
    const wanted = new Set(head.unsettled)
    for (let page = Math.max(head.first, last - WARM + 1); page <= last; page += 1) wanted.add(page)
    await this.#read([...wanted].filter((page) => page >= head.first))
    this.#bytes = await bytesInUse()
    const drafts = [...this.#pages.entries()].sort(([a], [b]) => a - b).flatMap(([, page]) => page)
    for (const draft of drafts) if (!draft.settled) this.#unsettled.add(draft.seq)
    return drafts
  }

  /** Takes in a draft that is new or has changed. It is stored when the promise of the next `save` resolves. */
  put(draft: Draft): void {
    const number = pageOf(draft.seq)
    if (number < this.#head.first) return
    let page = this.#pages.get(number)
    if (!page) {
      page = []
      this.#pages.set(number, page)
    }
    if (draft.seq > this.#head.seq) {
      page.push(draft)
      this.#head = { ...this.#head, seq: draft.seq }
    }
    if (draft.settled) this.#unsettled.delete(draft.seq)
    else this.#unsettled.add(draft.seq)
    this.#dirty.add(number)
  }

  /** Resolves when everything put before the call is stored. */
  save(): Promise<void> {
    if (!this.#writing) {
      this.#writing = this.#write().finally(() => {
        this.#writing = null
      })
      return this.#writing
    }
    // The write that is under way has taken its copy already: all that came since goes into the one after it.
    const again = (): Promise<void> => {
      this.#next = null
      return this.save()
    }
    this.#next ??= this.#writing.then(again, again)
    return this.#next
  }

  async select(query: ExchangeQuery): Promise<Exchange[]> {
    const last = pageOf(this.#head.seq)
    const from = query.since === undefined ? this.#head.first : Math.max(this.#head.first, pageOf(query.since + 1))
    const cold: number[] = []
    for (let page = from; page <= last; page += 1) if (!this.#pages.has(page)) cold.push(page)
    if (cold.length > 0) await this.#read(cold)
    const drafts: Draft[] = []
    for (let page = from; page <= last; page += 1) drafts.push(...(this.#pages.get(page) ?? []))
    return select(drafts, query).map(toExchange)
  }

  /** Drops every exchange. Numbers go on: they are never used again. */
  async clear(): Promise<void> {
    await this.#writing
    const keys = this.#held().map(keyOf)
    this.#pages.clear()
    this.#dirty.clear()
    this.#sizes.clear()
    this.#unsettled.clear()
    this.#bytes = 0
    // The page of the next exchange may be half used up by exchanges that are gone.
    this.#head = { seq: this.#head.seq, first: pageOf(this.#head.seq + 1), dropped: 0, unsettled: [] }
    await browser.storage.session.remove(keys)
    await browser.storage.session.set({ [HEAD]: this.#head })
  }

  /** Starts anew over what can't be read. */
  async reset(): Promise<void> {
    const keys = Object.keys(await browser.storage.session.get(null))
    await browser.storage.session.remove(keys.filter((key) => key.startsWith('log:')))
    this.#pages.clear()
    this.#head = { seq: 0, first: 0, dropped: 0, unsettled: [] }
  }

  #held(): number[] {
    const pages: number[] = []
    for (let page = this.#head.first; page <= pageOf(this.#head.seq); page += 1) pages.push(page)
    return pages
  }

  async #read(pages: readonly number[]): Promise<void> {
    const stored = await browser.storage.session.get(pages.map(keyOf))
    for (const page of pages) {
      const text = stored[keyOf(page)]
      if (typeof text !== 'string' || this.#pages.has(page)) continue
      this.#pages.set(page, decodePage(text, parseCookieHeader))
      this.#sizes.set(page, text.length * JSON_OVERHEAD)
    }
  }

  async #write(): Promise<void> {
    if (this.#dirty.size === 0) return
    const items: Record<string, unknown> = {}
    for (const page of this.#dirty) {
      const text = encodePage(this.#pages.get(page) ?? [])
      items[keyOf(page)] = text
      this.#weigh(page, text)
    }
    this.#dirty.clear()
    this.#head = { ...this.#head, unsettled: [...new Set(Array.from(this.#unsettled, pageOf))] }
    items[HEAD] = this.#head
    await this.#writeOrMakeRoom(items)
    if (this.#isFull()) await this.#dropOldest()
  }

  #weigh(page: number, text: string): void {
    const bytes = text.length * JSON_OVERHEAD
    this.#bytes += bytes - (this.#sizes.get(page) ?? 0)
    this.#sizes.set(page, bytes)
  }

  #isFull(): boolean {
    return this.#bytes > MAX_BYTES || pageOf(this.#head.seq) - this.#head.first >= MAX_PAGES
  }

  async #writeOrMakeRoom(items: Record<string, unknown>): Promise<void> {
    for (;;) {
      try {
        return await browser.storage.session.set(items)
      } catch (error) {
        // Full: the oldest go. With nothing left to drop, the error is the caller's to tell.
        if (this.#held().length <= 1) throw error
        await this.#dropOldest()
        for (const page of Object.keys(items)) if (page !== HEAD && !this.#isHeld(page)) delete items[page]
        items[HEAD] = this.#head
      }
    }
  }

  #isHeld(key: string): boolean {
    return Number(key.slice(keyOf(0).length - 1)) >= this.#head.first
  }

  /** Drops the oldest tenth, so that room is made seldom. */
  async #dropOldest(): Promise<void> {
    const held = this.#held()
    const gone = held.slice(0, Math.max(1, Math.floor(held.length / 10)))
    const cold = gone.filter((page) => !this.#pages.has(page))
    const known = gone.reduce((sum, page) => sum + (this.#pages.get(page)?.length ?? 0), 0)
    const first = this.#head.first + gone.length
    for (const page of gone) {
      this.#pages.delete(page)
      this.#dirty.delete(page)
      this.#sizes.delete(page)
    }
    for (const seq of this.#unsettled) if (pageOf(seq) < first) this.#unsettled.delete(seq)
    this.#head = { ...this.#head, first, dropped: this.#head.dropped + known + cold.length * PAGE }
    await browser.storage.session.remove(gone.map(keyOf))
    await browser.storage.session.set({ [HEAD]: this.#head })
    this.#bytes = await bytesInUse()
  }
}

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false
  const { seq, first, dropped, unsettled } = value as Partial<Record<keyof Head, unknown>>
  return [seq, first, dropped].every(Number.isSafeInteger) && Array.isArray(unsettled)
}

async function bytesInUse(): Promise<number> {
  // Both browsers have it; the polyfill's types leave it out for the session area.
  const area = browser.storage.session as unknown as { getBytesInUse(keys: null): Promise<number> }
  return area.getBytesInUse(null)
}
