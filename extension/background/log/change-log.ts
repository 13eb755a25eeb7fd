import { ApiError } from '../../../src/contract/api-error.ts'
import type { ChangesQuery, LoggedChange } from '../../../src/jar/logged-change.ts'
import { Queue } from '../../../src/queue.ts'
import type { SessionStorage } from '../session-storage.ts'
import { SESSION_BUDGET } from './budget.ts'

const HEAD_KEY = 'log:changes'
const CHANGES_PER_PAGE = 64
const MAX_PAGES = 32

interface Head {
  /** Number of the last change. */
  readonly seq: number
  /** Number of the first page that still exists. */
  readonly first: number
  /** Stored length of each page, starting with the first. */
  readonly sizes?: readonly number[]
}

const pageOf = (seq: number): number => Math.floor((seq - 1) / CHANGES_PER_PAGE)
const pageKey = (page: number): string => `log:changes:${page}`

/** Changes of the jar that no response caused, in `storage.session`: about 2,000, the oldest are dropped. */
export class ChangeLog {
  readonly #storage: SessionStorage
  readonly #queue = new Queue()
  #seq = 0
  #first = 0
  readonly #sizes = new Map<number, number>()
  /** Pages in memory; others are read on demand. */
  readonly #pages = new Map<number, LoggedChange[]>()

  constructor(storage: SessionStorage) {
    this.#storage = storage
  }

  /** Reads what an earlier run stored. */
  load(): Promise<void> {
    return this.#queue.run(async () => {
      const head = (await this.#storage.read([HEAD_KEY]))[HEAD_KEY]
      if (head === undefined) return
      if (!isHead(head)) throw new ApiError({ code: 'internal', field: HEAD_KEY, detail: 'the changes are unreadable' })
      this.#seq = head.seq
      this.#first = head.first
      for (const [index, size] of (head.sizes ?? []).entries()) this.#sizes.set(head.first + index, size)
      await this.#load([pageOf(head.seq)])
    })
  }

  /** Numbers the changes and stores them. @returns them with their numbers */
  add(found: readonly Omit<LoggedChange, 'seq'>[]): Promise<LoggedChange[]> {
    return this.#queue.run(async () => {
      const firstTouched = pageOf(this.#seq + 1)
      const added = found.map((change): LoggedChange => {
        this.#seq += 1
        return { seq: this.#seq, ...change }
      })
      for (const change of added) this.#put(change)
      const items = this.#encode(range(firstTouched, pageOf(this.#seq)))
      const dropped = this.#dropOldest()
      for (const key of dropped) delete items[key]
      await this.#storage.write({ [HEAD_KEY]: this.#head(), ...items })
      await this.#storage.remove(dropped)
      return added
    })
  }

  /** Oldest first. */
  async select({ since = 0, limit = Number.POSITIVE_INFINITY }: ChangesQuery): Promise<LoggedChange[]> {
    const pages = range(Math.max(this.#first, pageOf(since + 1)), pageOf(this.#seq))
    await this.#load(pages)
    const found = pages.flatMap((page) => this.#pages.get(page) ?? []).filter(({ seq }) => seq > since)
    return found.length > limit ? found.slice(found.length - limit) : found
  }

  /** Drops the changes that pass the test. Numbers are never used again. */
  forget(test: (change: LoggedChange) => boolean): Promise<void> {
    return this.#queue.run(async () => {
      const pages = this.#seq === 0 ? [] : range(this.#first, pageOf(this.#seq))
      await this.#load(pages)
      for (const page of pages) {
        this.#pages.set(
          page,
          (this.#pages.get(page) ?? []).filter((change) => !test(change)),
        )
      }
      const items = this.#encode(pages)
      await this.#storage.write(pages.length === 0 ? {} : { [HEAD_KEY]: this.#head(), ...items })
    })
  }

  #put(change: LoggedChange): void {
    const number = pageOf(change.seq)
    const page = this.#pages.get(number)
    if (page) page.push(change)
    else this.#pages.set(number, [change])
  }

  #encode(pages: readonly number[]): Record<string, string> {
    const items: Record<string, string> = {}
    for (const page of pages) {
      const text = JSON.stringify(this.#pages.get(page) ?? [])
      this.#sizes.set(page, text.length)
      items[pageKey(page)] = text
    }
    return items
  }

  /** Keeps the newest pages that fit the budget, and the newest one in any case. @returns the keys of the others */
  #dropOldest(): string[] {
    const last = pageOf(this.#seq)
    let first = Math.max(this.#first, last - MAX_PAGES + 1)
    const sizeFrom = (from: number) => range(from, last).reduce((sum, page) => sum + (this.#sizes.get(page) ?? 0), 0)
    while (first < last && sizeFrom(first) > SESSION_BUDGET.changes) first += 1
    const gone = range(this.#first, first - 1)
    for (const page of gone) {
      this.#pages.delete(page)
      this.#sizes.delete(page)
    }
    this.#first = first
    return gone.map(pageKey)
  }

  #head(): Head {
    const sizes = range(this.#first, pageOf(this.#seq)).map((page) => this.#sizes.get(page) ?? 0)
    return { seq: this.#seq, first: this.#first, sizes }
  }

  async #load(pages: readonly number[]): Promise<void> {
    const missing = pages.filter((page) => !this.#pages.has(page))
    if (missing.length === 0) return
    const stored = await this.#storage.read(missing.map(pageKey))
    for (const page of missing) {
      const text = stored[pageKey(page)]
      // Trusted: `add` or `forget` wrote it in this browser session.
      if (typeof text === 'string' && !this.#pages.has(page)) this.#pages.set(page, JSON.parse(text) as LoggedChange[])
    }
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false
  const { seq, first, sizes } = value as Partial<Record<keyof Head, unknown>>
  return Number.isSafeInteger(seq) && Number.isSafeInteger(first) && (sizes === undefined || Array.isArray(sizes))
}
