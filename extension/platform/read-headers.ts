import { parseNsprDate } from '../../src/verdict/nspr-date.ts'
import type { Platform } from './capabilities.ts'
import type { Header } from './details.ts'

/** How the browser hands over header values. */
export type HeaderDecoding = Pick<Platform, 'decode' | 'splitSetCookie'>

/** What a response says about cookies. */
export interface ResponseHeaders {
  /** Set-Cookie lines, one each, in order, decoded. */
  readonly lines: string[]
  /** The Date header, milliseconds since the epoch; null when it is missing or unreadable. */
  readonly serverDate: number | null
  /** Whether it registers a device-bound session. */
  readonly dbsc: boolean
  /** Whether the response is a download. */
  readonly attachment: boolean
}

/** Names of all headers that are read, in lower case: persisted events hold no others. */
const READ = new Set([
  'cookie',
  'access-control-request-method',
  'sec-purpose',
  'set-cookie',
  'date',
  'secure-session-registration',
  'sec-session-registration',
  'content-disposition',
])

const utf8 = new TextDecoder()

export function isRead({ name }: Header): boolean {
  return READ.has(name.toLowerCase())
}

/** @returns the Cookie header of a request, decoded; null: none */
export function readCookieHeader(headers: readonly Header[] | undefined, decoding: HeaderDecoding): string | null {
  const found = headers?.find(({ name }) => name.toLowerCase() === 'cookie')
  return found === undefined ? null : decode(found, decoding)
}

/** @param name in lower case @returns the raw value; null: none */
export function headerValue(headers: readonly Header[] | undefined, name: string): string | null {
  return headers?.find((header) => header.name.toLowerCase() === name)?.value ?? null
}

export function readResponseHeaders(headers: readonly Header[] | undefined, decoding: HeaderDecoding): ResponseHeaders {
  const lines: string[] = []
  let serverDate: number | null = null
  let dbsc = false
  let attachment = false
  for (const header of headers ?? []) {
    const value = decode(header, decoding)
    if (value === null) continue
    switch (header.name.toLowerCase()) {
      case 'set-cookie':
        lines.push(...decoding.splitSetCookie(value))
        break
      case 'date':
        serverDate = parseNsprDate(value)
        break
      case 'secure-session-registration':
      case 'sec-session-registration':
        dbsc = true
        break
      case 'content-disposition':
        attachment = /^\s*attachment/i.test(value)
        break
    }
  }
  return { lines, serverDate, dbsc, attachment }
}

/** Chromium hands over octets that are not UTF-8 in `binaryValue`; they read as U+FFFD, as in its jar. */
function decode({ value, binaryValue }: Header, decoding: HeaderDecoding): string | null {
  if (value !== undefined) return decoding.decode(value)
  return binaryValue === undefined ? null : utf8.decode(new Uint8Array(binaryValue))
}
