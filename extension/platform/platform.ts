import { parseNsprDate } from '../../src/verdict/dates/nspr-date.ts'
import { browser } from '../browser.ts'
import type { Platform } from './capabilities.ts'
import { CHROMIUM } from './chromium.ts'
import type { Header } from './details.ts'
import { FIREFOX } from './firefox.ts'

// getBrowserInfo is Firefox's own; no other engine has it.
export const platform: Platform = 'getBrowserInfo' in browser.runtime ? FIREFOX : CHROMIUM

/** The Cookie header of a request, decoded; null when there is none. */
export function cookieHeader(headers: readonly Header[] | undefined): string | null {
  const found = headers?.find(({ name }) => name.toLowerCase() === 'cookie')
  return found === undefined ? null : textOf(found)
}

const utf8 = new TextDecoder()

/** The value of a header, decoded. Octets that are no UTF-8 come as such in Chromium, and read as U+FFFD, as in its jar. */
function textOf({ value, binaryValue }: Header): string | null {
  if (value !== undefined) return platform.decode(value)
  return binaryValue === undefined ? null : utf8.decode(new Uint8Array(binaryValue))
}

/** @param name in lower case */
export function headerOf(headers: readonly Header[] | undefined, name: string): string | null {
  return headers?.find((header) => header.name.toLowerCase() === name)?.value ?? null
}

/** What a response says about cookies: its Set-Cookie lines, one each, in order, decoded; its Date; whether it binds a session to the device; and whether it is a file to keep. */
export function readResponse(headers: readonly Header[] | undefined): {
  lines: string[]
  serverDate: number | null
  dbsc: boolean
  attachment: boolean
} {
  const lines: string[] = []
  let serverDate: number | null = null
  let dbsc = false
  let attachment = false
  for (const header of headers ?? []) {
    const value = textOf(header)
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
