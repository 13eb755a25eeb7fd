import { EncodedExchange, type Shared } from './encoded-exchange.ts'
import { type EncodedRequest, type EncodedResponse, encodeRequest, encodeResponse } from './entry-codec.ts'
import type { HeaderPool } from './header-pool.ts'
import type { LogEntry } from './log-entry.ts'
import { type StoredString, StringTableReader, StringTableWriter } from './string-table.ts'
import { toAscii } from './to-ascii.ts'

/** One batch of changes as one JSON string. The request's half is left out (0) when it is in an earlier segment of the same epoch. */
type Segment = readonly [
  epoch: number,
  texts: readonly StoredString[],
  entries: readonly (readonly [seq: number, request: EncodedRequest | 0, response: EncodedResponse])[],
]

/**
 * Writes what has changed since the pages were last written, batch by batch: what one more exchange costs does not depend
 * on how many share its page. Segments of one epoch belong together, in order; with a new epoch all begins anew.
 */
export class JournalWriter {
  #texts = new StringTableWriter()
  #requests = new Map<number, EncodedRequest>()

  /** @param read goes on behind segments that were read */
  constructor(read?: JournalReader) {
    if (read) this.#texts = new StringTableWriter(read.texts)
  }

  segment(epoch: number, entries: Iterable<LogEntry>): string {
    const records = Array.from(entries, (entry) => {
      const request = encodeRequest(entry, this.#texts)
      const before = this.#requests.get(entry.seq)
      const same = before !== undefined && equal(before, request)
      if (!same) this.#requests.set(entry.seq, request)
      return [entry.seq, same ? 0 : request, encodeResponse(entry, this.#texts)] as const
    })
    return toAscii(JSON.stringify([epoch, this.#texts.take(), records] satisfies Segment))
  }
}

/** Brings back the entries of an epoch's segments, as they were last written. */
export class JournalReader {
  readonly #epoch: number
  readonly #texts = new StringTableReader()
  readonly #shared: Shared
  readonly #requests = new Map<number, EncodedRequest>()
  readonly #entries = new Map<number, LogEntry>()

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
  get entries(): LogEntry[] {
    return [...this.#entries.values()].sort((a, b) => a.seq - b.seq)
  }

  /** @returns false for a segment of another epoch: its entries are in pages already */
  read(segment: string): boolean {
    // Written by JournalWriter in this browser session.
    const [epoch, texts, records] = JSON.parse(segment) as Segment
    if (epoch !== this.#epoch) return false
    this.#texts.add(texts)
    for (const [seq, packed, response] of records) {
      const request = packed || this.#requests.get(seq)
      if (!request) continue
      this.#requests.set(seq, request)
      this.#entries.set(seq, new EncodedExchange([seq, request, response], this.#shared).entry)
    }
    return true
  }
}

/** Lists are compared by what is in them: a few numbers, mostly none. */
function equal(a: EncodedRequest, b: EncodedRequest): boolean {
  return a.every((one, index) => {
    const other = b[index]
    return one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other))
  })
}
