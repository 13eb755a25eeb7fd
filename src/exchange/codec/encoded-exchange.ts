import { parseSetCookie } from '../../cookie/parse-set-cookie.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { Exchange, NameValue, Received } from '../model/exchange.ts'
import type { LogEntry } from '../model/log-entry.ts'
import {
  BITS,
  type EncodedReceived,
  type EncodedRequest,
  type EncodedResponse,
  NOT_OBSERVED,
  type Position,
  REQUEST,
  RESPONSE,
} from './entry-codec.ts'
import type { StringTableReader } from './string-table.ts'

export type EncodedRow = readonly [seq: number, request: EncodedRequest, response: EncodedResponse]

/** Data that all rows of a page or journal share. */
export interface SharedParts {
  readonly strings: StringTableReader
  /** Returns the Cookie header at a position in the string table; null: none. */
  readonly headerAt: (position: Position) => { readonly header: string; readonly cookies: readonly NameValue[] } | null
}

/**
 * Reads what `encodeRequest` and `encodeResponse` wrote, each field only when it is asked for: a search looks at few
 * fields of most exchanges. It holds little state of its own, because a search makes thousands.
 */
export class EncodedExchange implements Exchange {
  readonly #row: EncodedRow
  readonly #shared: SharedParts
  #received: Received[] | undefined
  #entry: LogEntry | undefined

  constructor(row: EncodedRow, shared: SharedParts) {
    this.#row = row
    this.#shared = shared
  }

  get seq(): number {
    return this.#row[0]
  }

  get requestId(): string {
    return String(this.#request[REQUEST.requestId])
  }

  get hop(): number {
    return this.#request[REQUEST.hop]
  }

  get tabId(): number {
    return this.#request[REQUEST.tabId]
  }

  get frameId(): number {
    return this.#request[REQUEST.frameId]
  }

  get type(): string {
    return this.#text(this.#request[REQUEST.type])
  }

  get method(): string {
    return this.#text(this.#request[REQUEST.method])
  }

  get url(): string {
    return this.#text(this.#request[REQUEST.origin]) + this.#request[REQUEST.rest]
  }

  get initiator(): string | null {
    return this.#strings.at(this.#request[REQUEST.initiator])
  }

  get startedAt(): number {
    return this.#request[REQUEST.startedAt]
  }

  get respondedAt(): number | null {
    return this.#response[RESPONSE.respondedAt]
  }

  get status(): number | null {
    return this.#response[RESPONSE.status]
  }

  get fromCache(): boolean {
    return this.#has(BITS.fromCache)
  }

  get redirectedTo(): string | null {
    return this.#strings.at(this.#response[RESPONSE.redirectedTo])
  }

  get error(): string | null {
    return this.#strings.at(this.#response[RESPONSE.error])
  }

  get sent(): LogEntry['sent'] {
    const known = this.#shared.headerAt(this.#request[REQUEST.header])
    const injected = this.#request[REQUEST.injected] || []
    return { header: known?.header ?? null, cookies: known?.cookies ?? [], injected }
  }

  get received(): Received[] {
    this.#received ??= (this.#response[RESPONSE.received] || []).map((one) => decodeReceived(one, this.#strings))
    return this.#received
  }

  get settled(): boolean {
    return this.#has(BITS.settled)
  }

  get storeId(): string | null {
    return this.#strings.at(this.#request[REQUEST.storeId])
  }

  get incognito(): boolean {
    return this.#request[REQUEST.incognito] === 1
  }

  get topUrl(): string | null {
    return this.#strings.at(this.#request[REQUEST.topUrl])
  }

  get missed(): LogEntry['missed'] {
    const missed: LogEntry['missed'] = []
    if (this.#has(BITS.missedRequest)) missed.push('request')
    if (this.#has(BITS.missedResponse)) missed.push('response')
    return missed
  }

  get notes(): LogEntry['notes'] {
    return [...(this.#request[REQUEST.notes] || [])]
  }

  get tabs(): readonly number[] {
    return this.#request[REQUEST.tabs] || []
  }

  /** The whole entry, decoded once. */
  get entry(): LogEntry {
    this.#entry ??= this.#decode()
    return this.#entry
  }

  #decode(): LogEntry {
    const request = this.#request
    const before = request[REQUEST.before]
    const { seq, requestId, hop, tabId, frameId, type, method, url, initiator, startedAt, respondedAt, status } = this
    const { fromCache, redirectedTo, error, sent, received, settled, storeId, incognito, topUrl, missed, notes } = this
    const entry: LogEntry = {
      seq,
      requestId,
      hop,
      tabId,
      frameId,
      type,
      method,
      url,
      initiator,
      startedAt,
      respondedAt,
      status,
      fromCache,
      redirectedTo,
      error,
      sent,
      received,
      settled,
      storeId,
      incognito,
      topUrl,
      missed,
      notes,
      tabs: this.tabs,
      before: before === NOT_OBSERVED ? undefined : this.#strings.at(before),
      proof: request[REQUEST.proof] || null,
      from: (request[REQUEST.from] || []).map((position) => this.#text(position)),
      ancestors: (request[REQUEST.ancestors] || []).map((position) => this.#text(position)),
      heard: Math.round((startedAt + this.#response[RESPONSE.heard]) * 10) / 10,
      done: this.#has(BITS.done),
    }
    const others = request[REQUEST.others]
    return others === 0 ? entry : { ...entry, ...others }
  }

  get #request(): EncodedRequest {
    return this.#row[1]
  }

  get #response(): EncodedResponse {
    return this.#row[2]
  }

  get #strings(): StringTableReader {
    return this.#shared.strings
  }

  #text(position: Position): string {
    return this.#strings.at(position) ?? ''
  }

  #has(bit: number): boolean {
    return (this.#response[RESPONSE.bits] & bit) !== 0
  }
}

function decodeReceived([line, verdict, others]: EncodedReceived, strings: StringTableReader): Received {
  const { name, value, attributes } = parseSetCookie(line)
  // Written by encodeResponse.
  return { line, name, value, attributes, verdict: JSON.parse(strings.at(verdict) ?? '') as Verdict, ...(others || {}) }
}
