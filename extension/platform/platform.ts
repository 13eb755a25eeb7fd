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
  return found?.value === undefined ? null : platform.decode(found.value)
}

/** What a response says about cookies: its Set-Cookie lines, one each, in order, decoded; its Date; whether it binds a session to the device. */
export function readResponse(headers: readonly Header[] | undefined): {
  lines: string[]
  serverDate: number | null
  dbsc: boolean
} {
  const lines: string[] = []
  let serverDate: number | null = null
  let dbsc = false
  for (const { name, value } of headers ?? []) {
    if (value === undefined) continue
    switch (name.toLowerCase()) {
      case 'set-cookie':
        for (const line of platform.splitSetCookie(value)) lines.push(platform.decode(line))
        break
      case 'date':
        serverDate = Number.isNaN(Date.parse(value)) ? null : Date.parse(value)
        break
      case 'secure-session-registration':
      case 'sec-session-registration':
        dbsc = true
        break
    }
  }
  return { lines, serverDate, dbsc }
}
