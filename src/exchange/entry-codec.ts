import { splitUrl } from '../cookie/url.ts'
import type { ExchangeNote, Received } from './exchange.ts'
import type { LogEntry } from './log-entry.ts'
import type { StringTableWriter } from './string-table.ts'

/** Whatever a entry holds beside what is packed by name; 0 when there is nothing. */
type Rest = Readonly<Record<string, unknown>> | 0
export type Place = number
type Places = readonly Place[] | 0

/** What is known when the request leaves, and seldom changes later. Lists of places and numbers instead of names: a third of the size as objects. */
export type EncodedRequest = readonly [
  requestId: string | number,
  hop: number,
  tabId: number,
  frameId: number,
  type: Place,
  method: Place,
  origin: Place,
  rest: string,
  initiator: Place,
  startedAt: number,
  storeId: Place,
  incognito: 0 | 1,
  topUrl: Place,
  header: Place,
  before: Place,
  injected: LogEntry['sent']['injected'] | 0,
  proof: LogEntry['proof'] | 0,
  from: Places,
  ancestors: Places,
  notes: readonly ExchangeNote[] | 0,
  tabs: readonly number[] | 0,
  more: Rest,
]

export type EncodedResponse = readonly [
  status: number | null,
  bits: number,
  redirectedTo: Place,
  error: Place,
  respondedAt: number | null,
  received: readonly EncodedReceived[] | 0,
  /** After its start, in ms. */
  heard: number,
]

/** Where each thing stands in a packed request, and in a packed response. */
export const REQUEST = {
  requestId: 0,
  hop: 1,
  tabId: 2,
  frameId: 3,
  type: 4,
  method: 5,
  origin: 6,
  rest: 7,
  initiator: 8,
  startedAt: 9,
  storeId: 10,
  incognito: 11,
  topUrl: 12,
  header: 13,
  before: 14,
  injected: 15,
  proof: 16,
  from: 17,
  ancestors: 18,
  notes: 19,
  tabs: 20,
  more: 21,
} as const
export const RESPONSE = {
  status: 0,
  bits: 1,
  redirectedTo: 2,
  error: 3,
  respondedAt: 4,
  received: 5,
  heard: 6,
} as const

/** The name, the value and the attributes are in the line. */
export type EncodedReceived = readonly [line: string, verdict: Place, more: Rest]

/** Nobody looked: there is no telling whether there was a Cookie header before any rule. */
export const NOT_LOOKED = -2
/** Bits of a packed response. */
export const BITS = { fromCache: 1, settled: 2, done: 4, missedRequest: 8, missedResponse: 16 } as const

/** What is stored by name; what others add to an exchange goes along as it is. */
const PACKED: ReadonlySet<string> = new Set<keyof LogEntry>([
  'seq',
  'requestId',
  'hop',
  'tabId',
  'frameId',
  'type',
  'method',
  'url',
  'initiator',
  'startedAt',
  'respondedAt',
  'status',
  'fromCache',
  'redirectedTo',
  'error',
  'sent',
  'received',
  'settled',
  'storeId',
  'incognito',
  'topUrl',
  'missed',
  'notes',
  'tabs',
  'before',
  'proof',
  'from',
  'ancestors',
  'heard',
  'done',
])
const PACKED_RECEIVED: ReadonlySet<string> = new Set<keyof Received>(['line', 'name', 'value', 'attributes', 'verdict'])

export function encodeRequest(entry: LogEntry, texts: StringTableWriter): EncodedRequest {
  const { url, sent, before } = entry
  const origin = originEnd(url)
  const kin = splitUrl(url).host
  const place = (text: string | null): Place => texts.place(text)
  return [
    numeric(entry.requestId),
    entry.hop,
    entry.tabId,
    entry.frameId,
    place(entry.type),
    place(entry.method),
    place(url.slice(0, origin)),
    url.slice(origin),
    place(entry.initiator),
    entry.startedAt,
    place(entry.storeId),
    entry.incognito ? 1 : 0,
    place(entry.topUrl),
    texts.place(sent.header, kin),
    before === undefined ? NOT_LOOKED : texts.place(before, kin),
    orZero(sent.injected),
    entry.proof ?? 0,
    orZero(entry.from.map(place)),
    orZero(entry.ancestors.map(place)),
    orZero(entry.notes),
    orZero(entry.tabs),
    others(entry, PACKED),
  ]
}

export function encodeResponse(entry: LogEntry, texts: StringTableWriter): EncodedResponse {
  const { missed } = entry
  const bits =
    (entry.fromCache ? BITS.fromCache : 0) |
    (entry.settled ? BITS.settled : 0) |
    (entry.done ? BITS.done : 0) |
    (missed.includes('request') ? BITS.missedRequest : 0) |
    (missed.includes('response') ? BITS.missedResponse : 0)
  const received = entry.received.map((one): EncodedReceived => {
    return [one.line, texts.place(JSON.stringify(one.verdict)), others(one, PACKED_RECEIVED)]
  })
  return [
    entry.status,
    bits,
    texts.place(entry.redirectedTo),
    texts.place(entry.error),
    entry.respondedAt,
    orZero(received),
    Math.round((entry.heard - entry.startedAt) * 10) / 10,
  ]
}

function others(one: object, known: ReadonlySet<string>): Rest {
  const rest = Object.entries(one).filter(([key, value]) => !known.has(key) && value !== undefined)
  return rest.length === 0 ? 0 : Object.fromEntries(rest)
}

function orZero<T>(list: readonly T[]): readonly T[] | 0 {
  return list.length === 0 ? 0 : list
}

/** Both browsers count requests; a number needs no quotes. */
function numeric(id: string): string | number {
  return String(Number(id)) === id ? Number(id) : id
}

/** Where the path begins. */
function originEnd(url: string): number {
  const slashes = url.indexOf('://')
  const end = slashes < 0 ? -1 : url.indexOf('/', slashes + 3)
  return Math.max(0, end)
}
