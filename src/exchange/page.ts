import type { Draft } from './draft.ts'
import { packRequest, packResponse } from './pack.ts'
import type { StoredRow } from './packed-exchange.ts'
import { TextWriter } from './texts.ts'
import { toAscii } from './to-ascii.ts'

/**
 * A page of the log as one string, for `PackedPage`: the cheapest form to store (objects cost four times as much to write
 * and three times the quota). What repeats within the page is held once. Two lines of JSON, which has no line break of its
 * own: the texts, and the rows, so that the one can be read without the other.
 */
export function encodePage(drafts: readonly Draft[]): string {
  const texts = new TextWriter()
  const rows = drafts.map((draft): StoredRow => [draft.seq, packRequest(draft, texts), packResponse(draft, texts)])
  return toAscii(`${JSON.stringify(texts.take())}\n${JSON.stringify(rows)}`)
}
