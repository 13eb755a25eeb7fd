import { ApiError } from '../../../src/contract/api-error.ts'
import type { ChangesQuery, LoggedChange } from '../../../src/jar/logged-change.ts'
import { Queue } from '../../../src/queue.ts'
import { readKeys, removeKeys, writeItems } from './session.ts'

const HEAD = 'log:changes'
const PAGE = 64
/** About 2,000 changes are kept: the oldest go. */
const MAX_PAGES = 32

interface Head {
  /** Number of the last change. */
  readonly seq: number
  /** First page that is held. */
  readonly first: number
}

const pageOf = (seq: number): number => Math.floor((seq - 1) / PAGE)
const keyOf = (page: number): string => `log:changes:${page}`

/** Changes of the jar with no response behind them, in `storage.session`, beside the exchanges. */
export class ChangeLog {
  readonly #queue = new Queue()
  #head: Head = { seq: 0, first: 0 }
  /** Pages in memory; those that are held but not in here are read when somebody asks. */
  readonly #pages = new Map<number, LoggedChange[]>()

  /** Reads what an earlier life of the background left. */
  load(): Promise<void> {
    return this.#queue.run(async () => {
      const head = (await readKeys([HEAD]))[HEAD]
      if (head === undefined) return
      if (!isHead(head)) throw new ApiError({ code: 'internal', field: HEAD, detail: 'the changes are unreadable' })
      this.#head = head
      await this.#read([pageOf(head.seq)])
    })
  }

  /** Numbers and stores them. */
  add(found: readonly Omit<LoggedChange, 'seq'>[]): Promise<LoggedChange[]> {
    return this.#queue.run(async () => {
      let { seq } = this.#head
      const added = found.map((change): LoggedChange => {
        seq += 1
        return { seq, ...change }
      })
      for (const change of added) this.#put(change)
      const last = pageOf(seq)
      const first = Math.max(this.#head.first, last - MAX_PAGES + 1)
      const gone = range(this.#head.first, first - 1)
      const touched = range(Math.max(first, pageOf(this.#head.seq + 1)), last)
      this.#head = { seq, first }
      for (const page of gone) this.#pages.delete(page)
      const pages = touched.map((page) => [keyOf(page), JSON.stringify(this.#pages.get(page) ?? [])])
      await writeItems({ [HEAD]: this.#head, ...Object.fromEntries(pages) })
      await removeKeys(gone.map(keyOf))
      return added
    })
  }

  /** Oldest first. */
  async select({ since = 0, limit = Number.POSITIVE_INFINITY }: ChangesQuery): Promise<LoggedChange[]> {
    const pages = range(Math.max(this.#head.first, pageOf(since + 1)), pageOf(this.#head.seq))
    await this.#read(pages)
    const found = pages.flatMap((page) => this.#pages.get(page) ?? []).filter(({ seq }) => seq > since)
    return found.length > limit ? found.slice(found.length - limit) : found
  }

  /** Drops those that a test says yes to. Numbers go on: they are never used again. */
  forget(test: (change: LoggedChange) => boolean): Promise<void> {
    return this.#queue.run(async () => {
      const { first, seq } = this.#head
      const pages = seq === 0 ? [] : range(first, pageOf(seq))
      await this.#read(pages)
      const items: Record<string, string> = {}
      for (const page of pages) {
        const kept = (this.#pages.get(page) ?? []).filter((change) => !test(change))
        this.#pages.set(page, kept)
        items[keyOf(page)] = JSON.stringify(kept)
      }
      await writeItems(items)
    })
  }

  #put(change: LoggedChange): void {
    const number = pageOf(change.seq)
    const page = this.#pages.get(number)
    if (page) page.push(change)
    else this.#pages.set(number, [change])
  }

  async #read(pages: readonly number[]): Promise<void> {
    const cold = pages.filter((page) => !this.#pages.has(page))
    if (cold.length === 0) return
    const stored = await readKeys(cold.map(keyOf))
    for (const page of cold) {
      const text = stored[keyOf(page)]
      // Written by ourselves in this browser session.
      if (typeof text === 'string' && !this.#pages.has(page)) this.#pages.set(page, JSON.parse(text) as LoggedChange[])
    }
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}

function isHead(value: unknown): value is Head {
  if (typeof value !== 'object' || value === null) return false
  const { seq, first } = value as Partial<Record<keyof Head, unknown>>
  return Number.isSafeInteger(seq) && Number.isSafeInteger(first)
}
