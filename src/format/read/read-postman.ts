import type { PasteBuilder } from '../paste-builder.ts'
import { field, isRecord, itemsOf, type RecordTerm, type Term, textOf } from '../syntax/term.ts'
import { looksLikeCookie, readCookieRecord } from './cookie-record.ts'
import { readPairs } from './read-pairs.ts'
import { readSetCookieLine } from './read-set-cookie.ts'

const MAX_ITEMS = 5_000

export function isPostman(object: RecordTerm): boolean {
  return isRecord(field(object, 'info')) && field(object, 'item')?.kind === 'list'
}

/** Reads a Postman collection (v2.1): Cookie headers of its requests and cookies of its saved responses. */
export function readPostman(collection: RecordTerm, paste: PasteBuilder): void {
  const waiting: Term[] = [collection]
  for (let seen = 0; waiting.length > 0 && seen < MAX_ITEMS; seen += 1) {
    const item = waiting.shift()
    if (!isRecord(item)) continue
    waiting.push(...itemsOf(field(item, 'item')))
    const request = field(item, 'request')
    if (isRecord(request)) readRequest(request, paste)
    for (const response of itemsOf(field(item, 'response'))) if (isRecord(response)) readResponse(response, paste)
  }
  if (waiting.length > 0) paste.addProblem('too-many', waiting[0]?.at ?? 0)
}

function readRequest(request: RecordTerm, paste: PasteBuilder): void {
  for (const { value, at } of headers(request, 'cookie')) readPairs(value, at, paste)
}

function readResponse(response: RecordTerm, paste: PasteBuilder): void {
  const lines = headers(response, 'set-cookie')
  for (const { value, at } of lines) readSetCookieLine(value, at, paste)
  if (lines.length > 0) return
  for (const cookie of itemsOf(field(response, 'cookie'))) {
    // Postman leaves out an empty `name`.
    if (looksLikeCookie(cookie)) readCookieRecord(cookie, paste)
  }
}

function headers(message: RecordTerm, wanted: string): { value: string; at: number }[] {
  return itemsOf(field(message, 'header'))
    .filter(isRecord)
    .flatMap((header) => {
      const value = textOf(field(header, 'value'))
      return textOf(field(header, 'key'))?.toLowerCase() === wanted && value !== null ? [{ value, at: header.at }] : []
    })
}
