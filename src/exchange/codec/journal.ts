import type { HeaderPool } from '../model/header-pool.ts'
import type { LogEntry } from '../model/log-entry.ts'
import { EncodedExchange, type SharedParts } from './encoded-exchange.ts'
import { type EncodedRequest, type EncodedResponse, encodeRequest, encodeResponse } from './entry-codec.ts'
import { type StoredString, StringTableReader, StringTableWriter } from './string-table.ts'
import { toAscii } from './to-ascii.ts'

/** One batch of changes, stored as JSON. The request is 0 when an earlier segment of the same epoch has it. */
type Segment = readonly [
  epoch: number,
  strings: readonly StoredString[],
  entries: readonly (readonly [seq: number, request: EncodedRequest | 0, response: EncodedResponse])[],
]

/**
 * Encodes what has changed since the pages were last written, one batch at a time: the cost of one more exchange does not
 * depend on how many share its page. The segments of one epoch are read in order; a new epoch starts from nothing.
 */
export class JournalWriter {
  #strings = new StringTableWriter()
  #requests = new Map<number, EncodedRequest>()

  /** @param read continues after the segments that it has read */
  constructor(read?: JournalReader) {
    if (read) this.#strings = new StringTableWriter(read.strings)
  }

  /** @returns the batch as one segment */
  segment(epoch: number, entries: Iterable<LogEntry>): string {
    const records = Array.from(entries, (entry) => {
      const request = encodeRequest(entry, this.#strings)
      const before = this.#requests.get(entry.seq)
      const same = before !== undefined && equal(before, request)
      if (!same) this.#requests.set(entry.seq, request)
      return [entry.seq, same ? 0 : request, encodeResponse(entry, this.#strings)] as const
    })
    return toAscii(JSON.stringify([epoch, this.#strings.takeAdded(), records] satisfies Segment))
  }
}

/** Reads the segments of an epoch back: each entry as it was last written. */
export class JournalReader {
  readonly #epoch: number
  readonly #strings = new StringTableReader()
  readonly #shared: SharedParts
  readonly #requests = new Map<number, EncodedRequest>()
  readonly #entries = new Map<number, LogEntry>()

  constructor(epoch: number, headers: HeaderPool) {
    this.#epoch = epoch
    const strings = this.#strings
    const headerAt: SharedParts['headerAt'] = (position) => {
      const header = strings.at(position)
      return header === null ? null : headers.get(header)
    }
    this.#shared = { strings, headerAt }
  }

  get strings(): readonly string[] {
    return this.#strings.strings
  }

  /** In ascending order of `seq`. */
  get entries(): LogEntry[] {
    return [...this.#entries.values()].sort((a, b) => a.seq - b.seq)
  }

  /** @returns false for a segment of another epoch: pages hold its entries already */
  read(segment: string): boolean {
    // Trusted: `JournalWriter` wrote it in this browser session.
    const [epoch, strings, records] = JSON.parse(segment) as Segment
    if (epoch !== this.#epoch) return false
    this.#strings.add(strings)
    for (const [seq, encoded, response] of records) {
      const request = encoded || this.#requests.get(seq)
      if (!request) continue
      this.#requests.set(seq, request)
      this.#entries.set(seq, new EncodedExchange([seq, request, response], this.#shared).entry)
    }
    return true
  }
}

/** Compares lists by their content: most are empty, the others a few numbers. */
function equal(a: EncodedRequest, b: EncodedRequest): boolean {
  return a.every((one, index) => {
    const other = b[index]
    return one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other))
  })
}
