import { type StoredString, StringTableReader, StringTableWriter } from '../../../src/exchange/string-table.ts'
import { toAscii } from '../../../src/exchange/to-ascii.ts'
import type { WebRequestEvent } from '../../../src/exchange/web-request-event.ts'
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

type Field = Exclude<keyof Details, 'requestHeaders' | 'responseHeaders'>

/** Texts repeat from fact to fact, and are held once. */
const TEXTS = [
  'requestId',
  'type',
  'method',
  'url',
  'initiator',
  'originUrl',
  'documentUrl',
  'documentLifecycle',
  'frameType',
  'cookieStoreId',
  'redirectUrl',
  'error',
] as const satisfies readonly Field[]
/** ... and what is stored as it is. */
const VALUES = [
  'tabId',
  'frameId',
  'parentFrameId',
  'timeStamp',
  'incognito',
  'frameAncestors',
  'statusCode',
  'fromCache',
] as const satisfies readonly Field[]

type StoredHeader = readonly [name: number, value: number] | Header
type Row = readonly [
  kind: WebFact['kind'],
  top: number,
  rules: readonly ActiveRule[] | 0,
  sent: readonly StoredHeader[] | 0,
  got: readonly StoredHeader[] | 0,
  texts: readonly number[],
  values: readonly unknown[],
]

/**
 * Facts as one text, with as much of them as is read. What repeats from fact to fact is held once, and a Cookie header as its
 * difference to the one before: a fifth of plain JSON, and so much less for the browser to take over while a page waits.
 */
export function packFacts(facts: readonly WebFact[]): string {
  const texts = new StringTableWriter()
  const headers = (all: readonly Header[] | undefined) =>
    all === undefined ? 0 : all.filter(isRead).map((header) => storedHeader(header, texts))
  const rows = facts.map(
    ({ kind, details, top, rules }): Row => [
      kind,
      texts.positionOf(top ?? null),
      rules ?? 0,
      headers(details.requestHeaders),
      headers(details.responseHeaders),
      TEXTS.map((name) => texts.positionOf(details[name] ?? null)),
      VALUES.map((name) => details[name] ?? null),
    ],
  )
  return toAscii(JSON.stringify([texts.takeAdded(), rows]))
}

function storedHeader(header: Header, texts: StringTableWriter): StoredHeader {
  const { name, value } = header
  return value === undefined ? header : [texts.positionOf(name), texts.positionOf(value, name)]
}

/** @param text made by `packFacts` in this session of the browser */
export function unpackFacts(text: string): WebFact[] {
  const [stored, rows] = JSON.parse(text) as readonly [readonly StoredString[], readonly Row[]]
  const texts = new StringTableReader()
  texts.add(stored)
  const textAt = (place: number): string | undefined => texts.at(place) ?? undefined
  const headers = (all: readonly StoredHeader[]) =>
    all.map((one): Header => ('name' in one ? one : { name: textAt(one[0]) ?? '', value: textAt(one[1]) ?? '' }))
  return rows.map(([kind, top, rules, sent, got, places, values]) => {
    const fields = [
      ...TEXTS.map((name, i) => [name, textAt(places[i] ?? -1)]),
      ...VALUES.map((name, i) => [name, values[i]]),
    ]
    const details: Details = {
      ...Object.fromEntries(fields.filter(([, value]) => value !== undefined && value !== null)),
      ...(sent === 0 ? {} : { requestHeaders: headers(sent) }),
      ...(got === 0 ? {} : { responseHeaders: headers(got) }),
    }
    return { kind, details, top: textAt(top), rules: rules === 0 ? undefined : rules }
  })
}
