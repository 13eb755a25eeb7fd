import type { Draft } from './draft.ts'
import type { HeaderPool } from './header-pool.ts'
import { type PackedRequest, type PackedResponse, packRequest, packResponse } from './pack.ts'
import { PackedExchange, type Shared } from './packed-exchange.ts'
import { type StoredText, TextReader, TextWriter } from './texts.ts'
import { toAscii } from './to-ascii.ts'

/** One batch of changes as one JSON string. The request's half is left out (0) when it is in an earlier segment of the same epoch. */
type Segment = readonly [
  epoch: number,
  texts: readonly StoredText[],
  drafts: readonly (readonly [seq: number, request: PackedRequest | 0, response: PackedResponse])[],
]

/**
 * Writes what has changed since the pages were last written, batch by batch: what one more exchange costs does not depend
 * on how many share its page. Segments of one epoch belong together, in order; with a new epoch all begins anew.
 */
export class JournalWriter {
  #texts = new TextWriter()
  #requests = new Map<number, PackedRequest>()

  /** @param read goes on behind segments that were read */
  constructor(read?: JournalReader) {
    if (read) this.#texts = new TextWriter(read.texts)
  }

  segment(epoch: number, drafts: Iterable<Draft>): string {
    const records = Array.from(drafts, (draft) => {
      const request = packRequest(draft, this.#texts)
      const before = this.#requests.get(draft.seq)
      const same = before !== undefined && equal(before, request)
      if (!same) this.#requests.set(draft.seq, request)
      return [draft.seq, same ? 0 : request, packResponse(draft, this.#texts)] as const
    })
    return toAscii(JSON.stringify([epoch, this.#texts.take(), records] satisfies Segment))
  }
}

/** Brings back the drafts of an epoch's segments, as they were last written. */
export class JournalReader {
  readonly #epoch: number
  readonly #texts = new TextReader()
  readonly #shared: Shared
  readonly #requests = new Map<number, PackedRequest>()
  readonly #drafts = new Map<number, Draft>()

  constructor(epoch: number, headers: HeaderPool) {
    this.#epoch = epoch
    const texts = this.#texts
    const headerAt: Shared['headerAt'] = (place) => {
      const header = texts.get(place)
      return header === null ? null : headers.get(header)
    }
    this.#shared = { texts, headerAt }
  }

  get texts(): readonly string[] {
    return this.#texts.texts
  }

  /** In ascending order of `seq`. */
  get drafts(): Draft[] {
    return [...this.#drafts.values()].sort((a, b) => a.seq - b.seq)
  }

  /** @returns false for a segment of another epoch: its drafts are in pages already */
  read(segment: string): boolean {
    // Written by JournalWriter in this browser session.
    const [epoch, texts, records] = JSON.parse(segment) as Segment
    if (epoch !== this.#epoch) return false
    this.#texts.add(texts)
    for (const [seq, packed, response] of records) {
      const request = packed || this.#requests.get(seq)
      if (!request) continue
      this.#requests.set(seq, request)
      this.#drafts.set(seq, new PackedExchange([seq, request, response], this.#shared).draft)
    }
    return true
  }
}

/** Lists are compared by what is in them: a few numbers, mostly none. */
function equal(a: PackedRequest, b: PackedRequest): boolean {
  return a.every((one, index) => {
    const other = b[index]
    return one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other))
  })
}
