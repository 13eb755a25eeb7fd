import type { WebRequestEvent } from '../../../src/exchange/event.ts'
import { type StoredText, TextReader, TextWriter } from '../../../src/exchange/texts.ts'
import { toAscii } from '../../../src/exchange/to-ascii.ts'
import type { ActiveRule } from '../../../src/inject/plan.ts'
import type { Details, Header } from '../../platform/details.ts'
import { isRead } from '../../platform/read-headers.ts'

/** An event of webRequest as a listener got it: it is read later, off the hot path. */
export interface WebFact {
  readonly kind: WebRequestEvent['kind']
  readonly details: Details
  /** URL of the page in the tab at that moment, when known. */
  readonly top: string | undefined
  /** What the request was to leave by, or its response to be changed by, when that is known already. */
  readonly rules: readonly ActiveRule[] | undefined
}

/** All by its place among the texts, each of which is JSON. */
type Row = readonly [
  kind: number,
  top: number,
  rules: number,
  fields: readonly (readonly [name: number, value: number | readonly number[]])[],
]

/**
 * Facts as one text, their headers as far as they are read. What repeats from fact to fact is held once, and a Cookie header as
 * its difference to the one before: a fifth of plain JSON, and so much less for the browser to take over while a page waits.
 */
export function packFacts(facts: readonly WebFact[]): string {
  const texts = new TextWriter()
  const place = (value: unknown, kin?: string): number => texts.place(JSON.stringify(value), kin)
  const rows = facts.map(({ kind, details, top = null, rules = null }): Row => {
    const fields = Object.entries(details).map(([name, value = null]) => {
      // Both fields of that ending are lists of headers.
      const read = name.endsWith('Headers') ? (value as readonly Header[]).filter(isRead) : null
      return [place(name), read?.map((one) => place(one, one.name)) ?? place(value)] as const
    })
    return [place(kind), place(top), place(rules), fields]
  })
  return toAscii(JSON.stringify([texts.take(), rows]))
}

/** @param text made by `packFacts` in this session of the browser */
export function unpackFacts(text: string): WebFact[] {
  const [stored, rows] = JSON.parse(text) as readonly [readonly StoredText[], readonly Row[]]
  const texts = new TextReader()
  texts.add(stored)
  // Each was written from what it is read as.
  const at = <T>(place: number) => JSON.parse(texts.get(place) ?? 'null') as T
  return rows.map(([kind, top, rules, fields]) => ({
    kind: at(kind),
    details: Object.fromEntries(
      fields.map(([name, value]) => [at(name), typeof value === 'number' ? at(value) : value.map((one) => at(one))]),
    ) as unknown as Details,
    top: at<string | null>(top) ?? undefined,
    rules: at<readonly ActiveRule[] | null>(rules) ?? undefined,
  }))
}
