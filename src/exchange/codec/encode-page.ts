import type { LogEntry } from '../model/log-entry.ts'
import type { EncodedRow } from './encoded-exchange.ts'
import { encodeRequest, encodeResponse } from './entry-codec.ts'
import { StringTableWriter } from './string-table.ts'
import { toAscii } from './to-ascii.ts'

/**
 * Encodes a page of the log as one string, which `EncodedPage` reads. A string is the cheapest form: objects cost four
 * times as much to write and three times the quota. It is two lines of JSON, which never contains a line break itself:
 * the string table and the rows, so that a search can read the first without the second.
 */
export function encodePage(entries: readonly LogEntry[]): string {
  const strings = new StringTableWriter()
  const rows = entries.map((entry): EncodedRow => {
    return [entry.seq, encodeRequest(entry, strings), encodeResponse(entry, strings)]
  })
  return toAscii(`${JSON.stringify(strings.takeAdded())}\n${JSON.stringify(rows)}`)
}
