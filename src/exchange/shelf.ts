import type { Draft } from './draft.ts'
import type { PackedPage } from './packed-page.ts'

/** Drafts with neighbouring numbers, which are stored together. */
export interface Page {
  /** Number of its first draft, and its name. */
  readonly from: number
  /** How many drafts it holds; known even while they are not in memory. */
  count: number
  /** In ascending order of `seq`; null: not in memory, or only as it is stored. */
  drafts: Draft[] | null
  /** As it is stored, once somebody has searched it; null: not in memory, or unpacked. */
  packed: PackedPage | null
  /** About what it will take. */
  weight: number
}

const MAX_DRAFTS = 128
const MAX_WEIGHT = 160_000
/** Of a draft without long texts, in bytes as it is stored. */
const BASE_WEIGHT = 160

/** The pages of the log, oldest first. Each new draft goes to the last one, until that is full. */
export class Shelf {
  #pages: Page[] = []
  #newest = 0
  readonly #weights = new WeakMap<Draft, number>()

  get pages(): readonly Page[] {
    return this.#pages
  }

  /** How many drafts there are. */
  get count(): number {
    return this.#pages.reduce((sum, { count }) => sum + count, 0)
  }

  /** Takes back what was stored before. @param pages oldest first @param newest the number of the last draft ever put */
  restore(pages: readonly Pick<Page, 'from' | 'count'>[], newest: number): void {
    this.#newest = newest
    this.#pages = pages.map(({ from, count }) => ({ from, count, drafts: null, packed: null, weight: 0 }))
  }

  /** The page in which the draft is, or comes to be when it is the newest of all; null: its page has gone. */
  put(draft: Draft): Page | null {
    const last = this.#pages.at(-1)
    if (draft.seq <= this.#newest) {
      const page = this.find(draft.seq)
      if (page?.drafts) page.weight += this.#gained(draft)
      return page
    }
    this.#newest = draft.seq
    const page = last?.drafts && last.count < MAX_DRAFTS && last.weight < MAX_WEIGHT ? last : this.#begin(draft.seq)
    page.drafts?.push(draft)
    page.count += 1
    page.weight += this.#gained(draft)
    return page
  }

  /** The page that the number belongs to, whether such a draft is in it or not. */
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

  /** What the draft weighs more than when it was last put: its lines come with the response. */
  #gained(draft: Draft): number {
    const weight = weigh(draft)
    const before = this.#weights.get(draft) ?? 0
    this.#weights.set(draft, weight)
    return weight - before
  }

  #begin(from: number): Page {
    const page: Page = { from, count: 0, drafts: [], packed: null, weight: 0 }
    this.#pages.push(page)
    return page
  }
}

function weigh({ url, sent, received }: Draft): number {
  const lines = received.reduce((sum, { line }) => sum + line.length, 0)
  // Most headers are stored as a difference to the one before.
  return BASE_WEIGHT + url.length + (sent.header?.length ?? 0) / 4 + lines
}
