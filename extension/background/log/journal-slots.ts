import { JournalReader, JournalWriter } from '../../../src/exchange/codec/journal.ts'
import type { HeaderPool } from '../../../src/exchange/model/header-pool.ts'
import type { LogEntry } from '../../../src/exchange/model/log-entry.ts'

/** Most segments in one epoch. After that, its entries are written as pages. */
const SLOTS = 128

/** Storage keys of the journal's segments, in order. */
export const SLOT_KEYS: readonly string[] = Array.from({ length: SLOTS }, (_, slot) => `log:slot:${slot}`)

/** The journal's segments in storage: one key per segment, starting with the first slot. */
export class JournalSlots {
  #writer = new JournalWriter()
  #used = 0
  #bytes = 0

  /** Reads the stored segments of the epoch. @returns their entries, in ascending order of `seq` */
  restore(stored: Readonly<Record<string, unknown>>, epoch: number, headers: HeaderPool): LogEntry[] {
    const reader = new JournalReader(epoch, headers)
    for (const key of SLOT_KEYS) {
      const segment = stored[key]
      if (typeof segment !== 'string' || !reader.read(segment)) break
      this.#used += 1
      this.#bytes += segment.length
    }
    this.#writer = new JournalWriter(reader)
    return reader.entries
  }

  /** Encodes a batch for the next slot. */
  append(epoch: number, entries: readonly LogEntry[]): { readonly key: string; readonly segment: string } {
    const segment = this.#writer.segment(epoch, entries)
    const key = SLOT_KEYS[this.#used] ?? ''
    this.#used += 1
    this.#bytes += segment.length
    return { key, segment }
  }

  isFull(maxBytes: number): boolean {
    return this.#used >= SLOTS || this.#bytes > maxBytes
  }

  /**
   * Stops accepting segments, because one was not stored and later ones would refer to its strings. The next batch must
   * write pages.
   */
  close(): void {
    this.#used = SLOTS
  }

  get usedKeys(): readonly string[] {
    return SLOT_KEYS.slice(0, this.#used)
  }

  /** Begins an epoch. */
  restart(): void {
    this.#writer = new JournalWriter()
    this.#used = 0
    this.#bytes = 0
  }
}
