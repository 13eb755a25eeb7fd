import { splitUrl } from '../../cookie/url.ts'
import type { ExchangeNote, Received } from '../model/exchange.ts'
import type { LogEntry } from '../model/log-entry.ts'
import type { StringTableWriter } from './string-table.ts'

/** Position of a string in the string table. */
export type Position = number
type Positions = readonly Position[] | 0
/** Fields without a column of their own, by name; 0: there are none. */
type OtherFields = Readonly<Record<string, unknown>> | 0

/**
 * The facts known when the request leaves; they seldom change later. Stored as columns, which take a third of the size
 * that named fields take.
 */
export type EncodedRequest = readonly [
  requestId: string | number,
  hop: number,
  tabId: number,
  frameId: number,
  type: Position,
  method: Position,
  origin: Position,
  rest: string,
  initiator: Position,
  startedAt: number,
  storeId: Position,
  incognito: 0 | 1,
  topUrl: Position,
  header: Position,
  before: Position,
  injected: LogEntry['sent']['injected'] | 0,
  proof: LogEntry['proof'] | 0,
  from: Positions,
  ancestors: Positions,
  notes: readonly ExchangeNote[] | 0,
  tabs: readonly number[] | 0,
  others: OtherFields,
]

export type EncodedResponse = readonly [
  status: number | null,
  bits: number,
  redirectedTo: Position,
  error: Position,
  respondedAt: number | null,
  received: readonly EncodedReceived[] | 0,
  /** Milliseconds since `startedAt`. */
  heard: number,
]

/** The index of each column of an encoded request and an encoded response. */
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
  others: 21,
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

/** Name, value and attributes are parsed from the line again. */
export type EncodedReceived = readonly [line: string, verdict: Position, others: OtherFields]

/** In column `before`: the Cookie header before the rules was not observed. */
export const NOT_OBSERVED = -2
export const BITS = { fromCache: 1, settled: 2, done: 4, missedRequest: 8, missedResponse: 16 } as const

/** Says which fields are stored in columns. The others are stored by name. */
const HAS_COLUMN: Readonly<Record<keyof LogEntry, boolean>> = {
  seq: true,
  requestId: true,
  hop: true,
  tabId: true,
  frameId: true,
  type: true,
  method: true,
  url: true,
  initiator: true,
  startedAt: true,
  respondedAt: true,
  status: true,
  fromCache: true,
  redirectedTo: true,
  error: true,
  sent: true,
  received: true,
  settled: true,
  storeId: true,
  incognito: true,
  topUrl: true,
  missed: true,
  notes: true,
  tabs: true,
  before: true,
  proof: true,
  from: true,
  ancestors: true,
  heard: true,
  done: true,
  restores: false,
}
const HAS_COLUMN_IN_RECEIVED: Readonly<Record<keyof Received, boolean>> = {
  line: true,
  name: true,
  value: true,
  attributes: true,
  verdict: true,
  became: false,
  byRule: false,
  via: false,
  added: false,
  was: false,
}

/** Encodes the facts known when the request leaves. @param strings the table of the page or journal segment */
export function encodeRequest(entry: LogEntry, strings: StringTableWriter): EncodedRequest {
  const { url, sent, before } = entry
  const pathStart = pathStartOf(url)
  const { host } = splitUrl(url)
  const position = (text: string | null): Position => strings.positionOf(text)
  return [
    numeric(entry.requestId),
    entry.hop,
    entry.tabId,
    entry.frameId,
    position(entry.type),
    position(entry.method),
    position(url.slice(0, pathStart)),
    url.slice(pathStart),
    position(entry.initiator),
    entry.startedAt,
    position(entry.storeId),
    entry.incognito ? 1 : 0,
    position(entry.topUrl),
    strings.positionOf(sent.header, host),
    before === undefined ? NOT_OBSERVED : strings.positionOf(before, host),
    orZero(sent.injected),
    entry.proof ?? 0,
    orZero(entry.from.map(position)),
    orZero(entry.ancestors.map(position)),
    orZero(entry.notes),
    orZero(entry.tabs),
    otherFields(entry, HAS_COLUMN),
  ]
}

/** Encodes the facts that arrive with the response or later. @param strings the table of the page or journal segment */
export function encodeResponse(entry: LogEntry, strings: StringTableWriter): EncodedResponse {
  const { missed } = entry
  const bits =
    (entry.fromCache ? BITS.fromCache : 0) |
    (entry.settled ? BITS.settled : 0) |
    (entry.done ? BITS.done : 0) |
    (missed.includes('request') ? BITS.missedRequest : 0) |
    (missed.includes('response') ? BITS.missedResponse : 0)
  const received = entry.received.map((one): EncodedReceived => {
    return [one.line, strings.positionOf(JSON.stringify(one.verdict)), otherFields(one, HAS_COLUMN_IN_RECEIVED)]
  })
  return [
    entry.status,
    bits,
    strings.positionOf(entry.redirectedTo),
    strings.positionOf(entry.error),
    entry.respondedAt,
    orZero(received),
    Math.round((entry.heard - entry.startedAt) * 10) / 10,
  ]
}

function otherFields(one: object, hasColumn: Readonly<Record<string, boolean>>): OtherFields {
  const others = Object.entries(one).filter(([key, value]) => hasColumn[key] !== true && value !== undefined)
  return others.length === 0 ? 0 : Object.fromEntries(others)
}

function orZero<T>(list: readonly T[]): readonly T[] | 0 {
  return list.length === 0 ? 0 : list
}

/** Request ids are numbers in both browsers; stored as a number they need no quotes. */
function numeric(id: string): string | number {
  return String(Number(id)) === id ? Number(id) : id
}

function pathStartOf(url: string): number {
  const slashes = url.indexOf('://')
  const end = slashes < 0 ? -1 : url.indexOf('/', slashes + 3)
  return Math.max(0, end)
}
