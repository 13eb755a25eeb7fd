import { daysInMonth, utc } from '../cookie/civil-time.ts'
import { parseCookieDate } from '../cookie/cookie-date.ts'

/** As seconds this is the year 5138: greater numbers are milliseconds. */
const MILLISECONDS_FROM = 1e11
/** The latest time that a Date can hold. */
const LAST_MOMENT = 8.64e15

/**
 * Reads an expiry in any form in use: seconds, milliseconds, an ISO 8601 date or a cookie date. 0, negative numbers and
 * '' stand for a session cookie.
 * @returns ms since the epoch; null: a session cookie; undefined: unreadable
 */
export function readExpiry(written: string): number | null | undefined {
  const text = written.trim()
  if (text === '' || /^session$/i.test(text)) return null
  if (/^[+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?$/i.test(text)) {
    const number = Number(text)
    if (number <= 0) return null
    const ms = number > MILLISECONDS_FROM ? number : number * 1000
    return ms <= LAST_MOMENT ? Math.round(ms) : undefined
  }
  return readIsoDate(text) ?? parseCookieDate(text) ?? undefined
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?\s*(?:(Z)|([+-])(\d\d):?(\d\d))?)?$/i

/** Reads an ISO 8601 date as programs write it. Without a time zone it is UTC. */
export function readIsoDate(text: string): number | null {
  const found = ISO.exec(text)
  if (!found) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((one) => Number(one ?? 0))
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  if (hour > 24 || minute > 59 || second > 60) return null
  const fraction = Math.round(Number(`0.${found[7] ?? 0}`) * 1000)
  const offset = (found[9] === '-' ? -1 : 1) * (Number(found[10] ?? 0) * 60 + Number(found[11] ?? 0)) * 60_000
  return utc(year, month, day, hour, minute, second) + fraction - offset
}
