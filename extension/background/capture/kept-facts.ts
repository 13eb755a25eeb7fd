import type { WebRequestEvent } from '../../../src/exchange/event.ts'
import { type StoredText, TextReader, TextWriter } from '../../../src/exchange/texts.ts'
import { toAscii } from '../../../src/exchange/to-ascii.ts'
import type { ActiveRule } from '../../../src/inject/plan.ts'
import type { Details, Header } from '../../platform/details.ts'
import { readOf } from '../../platform/read-headers.ts'

/** An event of webRequest as a listener got it: it is read later, off the hot path. */
export interface WebFact {
  readonly kind: WebRequestEvent['kind']
  readonly details: Details
  /** URL of the page in the tab at that moment, when known. */
  readonly top: string | undefined
  /** What the request was to leave by, or its response to be changed by, when that is known already. */
  readonly rules: readonly ActiveRule[] | undefined
}

type Plain = Omit<Details, 'requestHeaders' | 'responseHeaders'>

/** A text repeats from fact to fact, and is held once; anything else is as it is. */
const FORM = {
  requestId: 'text',
  tabId: 'value',
  frameId: 'value',
  parentFrameId: 'value',
  type: 'text',
  method: 'text',
  url: 'text',
  timeStamp: 'value',
  incognito: 'value',
  initiator: 'text',
  originUrl: 'text',
  frameAncestors: 'value',
  documentUrl: 'text',
  documentLifecycle: 'text',
  frameType: 'text',
  cookieStoreId: 'text',
  statusCode: 'value',
  fromCache: 'value',
  redirectUrl: 'text',
  error: 'text',
} as const satisfies Record<keyof Plain, 'text' | 'value'>
// The keys of the object above.
const FIELDS = Object.keys(FORM) as (keyof Plain)[]

type StoredHeader = readonly [name: number, value: number] | Header
type Row = readonly [
  kind: WebFact['kind'],
  top: number,
  rules: readonly ActiveRule[] | 0,
  sent: readonly StoredHeader[] | 0,
  got: readonly StoredHeader[] | 0,
  fields: readonly unknown[],
]

/**
 * Facts as one text, with as much of them as is read: a fifth of what they are as JSON, and so much less for the browser to
 * take over while a page waits.
 */
export function packFacts(facts: readonly WebFact[]): string {
  const texts = new TextWriter()
  const headers = (all: readonly Header[] | undefined) =>
    all === undefined ? 0 : readOf(all).map((header) => storedHeader(header, texts))
  const rows = facts.map(({ kind, details, top, rules }): Row => {
    const { requestHeaders, responseHeaders } = details
    const fields = FIELDS.map((name) => {
      const value = details[name]
      return FORM[name] === 'text' ? texts.place((value as string | undefined) ?? null) : (value ?? null)
    })
    return [kind, texts.place(top ?? null), rules ?? 0, headers(requestHeaders), headers(responseHeaders), fields]
  })
  return toAscii(JSON.stringify([texts.take(), rows]))
}

function storedHeader(header: Header, texts: TextWriter): StoredHeader {
  const { name, value } = header
  return value === undefined ? header : [texts.place(name), texts.place(value, name)]
}

/** @param text made by `packFacts` in this session of the browser */
export function unpackFacts(text: string): WebFact[] {
  const [stored, rows] = JSON.parse(text) as readonly [readonly StoredText[], readonly Row[]]
  const texts = new TextReader()
  texts.add(stored)
  const textAt = (place: number): string | undefined => texts.get(place) ?? undefined
  const headers = (all: readonly StoredHeader[]) =>
    all.map((one): Header => ('name' in one ? one : { name: textAt(one[0]) ?? '', value: textAt(one[1]) ?? '' }))
  return rows.map(([kind, top, rules, sent, got, fields]) => {
    const entries = FIELDS.flatMap((name, index) => {
      const field = fields[index]
      const value = FORM[name] === 'text' ? textAt(field as number) : field
      return value === undefined || value === null ? [] : [[name, value]]
    })
    const details: Details = {
      ...Object.fromEntries(entries),
      ...(sent === 0 ? {} : { requestHeaders: headers(sent) }),
      ...(got === 0 ? {} : { responseHeaders: headers(got) }),
    }
    return { kind, details, top: textAt(top), rules: rules === 0 ? undefined : rules }
  })
}
