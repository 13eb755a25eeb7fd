import { parseNsprDate } from '../../src/verdict/dates/nspr-date.ts'
import type { Platform } from './capabilities.ts'
import type { Header } from './details.ts'

type HeaderPlatform = Pick<Platform, 'decode' | 'splitSetCookie'>

const utf8 = new TextDecoder()

/** Returns the decoded Cookie header of a request; null when it has none. */
export function cookieHeader(
  headers: readonly Header[] | undefined,
  platform: Pick<Platform, 'decode'>,
): string | null {
  const found = headers?.find(({ name }) => name.toLowerCase() === 'cookie')
  return found === undefined ? null : textOf(found, platform)
}

/** Returns the decoded Set-Cookie lines of a response, in order. */
export function setCookieLines(headers: readonly Header[] | undefined, platform: HeaderPlatform): string[] {
  return (headers ?? []).flatMap((header) => {
    const value = header.name.toLowerCase() === 'set-cookie' ? textOf(header, platform) : null
    return value === null ? [] : platform.splitSetCookie(value)
  })
}

/** Returns the value of a header; null when it is missing. @param name in lower case */
export function headerOf(headers: readonly Header[] | undefined, name: string): string | null {
  return headers?.find((header) => header.name.toLowerCase() === name)?.value ?? null
}

/** The response headers that verdicts depend on. */
export interface ResponseHeaders {
  /** Its Set-Cookie lines, decoded, in order. */
  readonly lines: string[]
  /** Its Date header, in ms since the epoch. */
  readonly serverDate: number | null
  /** True if it registers a device-bound session. */
  readonly dbsc: boolean
  /** True if it is a download. */
  readonly attachment: boolean
}

export function readResponse(headers: readonly Header[] | undefined, platform: HeaderPlatform): ResponseHeaders {
  const lines: string[] = []
  let serverDate: number | null = null
  let dbsc = false
  let attachment = false
  for (const header of headers ?? []) {
    const value = textOf(header, platform)
    if (value === null) continue
    switch (header.name.toLowerCase()) {
      case 'set-cookie':
        lines.push(...platform.splitSetCookie(value))
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

/**
 * Decodes a header value. Chromium delivers octets that are not UTF-8 as `binaryValue`; they become U+FFFD, as in its
 * jar.
 */
function textOf({ value, binaryValue }: Header, { decode }: Pick<Platform, 'decode'>): string | null {
  if (value !== undefined) return decode(value)
  return binaryValue === undefined ? null : utf8.decode(new Uint8Array(binaryValue))
}
