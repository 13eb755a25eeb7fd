import type { StoredRow } from './encoded-exchange.ts'
import { encodeRequest, encodeResponse } from './entry-codec.ts'
import type { LogEntry } from './log-entry.ts'
import { StringTableWriter } from './string-table.ts'
import { toAscii } from './to-ascii.ts'

/**
 * A page of the log as one string, for `EncodedPage`: the cheapest form to store (objects cost four times as much to write
 * and three times the quota). What repeats within the page is held once. Two lines of JSON, which has no line break of its
 * own: the texts, and the rows, so that the one can be read without the other.
 */
export function encodePage(entries: readonly LogEntry[]): string {
  const texts = new StringTableWriter()
  const rows = entries.map((entry): StoredRow => [entry.seq, encodeRequest(entry, texts), encodeResponse(entry, texts)])
  return toAscii(`${JSON.stringify(texts.take())}\n${JSON.stringify(rows)}`)
}
