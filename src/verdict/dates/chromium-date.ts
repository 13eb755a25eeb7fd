import { daysInMonth, monthAt, utc } from '../../cookie/civil-time.ts'
import { parseFixedDate } from '../../cookie/fixed-date.ts'

/** Chromium's delimiters: the standard's without control characters. `:` is not one, because it is part of a time. */
const DELIMITERS = /[\t !"#$%&'()*+,\-./;<=>?@[\\\]^_`{|}~]+/

/**
 * Reads Expires as Chromium does: the standard's tokens, but a day of month has at most two digits, a year at most five, and
 * nothing may follow the digits of a day, a year or a time.
 * @returns ms since the epoch, or null: a session cookie
 */
export function parseChromiumDate(text: string): number | null {
  return parseFixedDate(text) ?? parseByTokens(text)
}

function parseByTokens(text: string): number | null {
  let time: RegExpExecArray | null = null
  let day: number | null = null
  let month = 0
  let year: number | null = null
  for (const token of text.split(DELIMITERS)) {
    const numerical = /^\d/.test(token)
    if (!numerical) {
      if (month === 0 && token.length >= 3) month = monthAt(token, 0)
    } else if (token.includes(':')) {
      time ??= /^(\d+):(\d+):(\d+)$/.exec(token)
    } else if (!/^\d+$/.test(token)) {
      // Tokens such as `5pm` or `25th` are not numbers, and are ignored.
    } else if (day === null && token.length <= 2) {
      day = Number.parseInt(token, 10)
    } else if (year === null && token.length <= 5) {
      year = Number.parseInt(token, 10)
    }
  }
  if (time === null || day === null || month === 0 || year === null) return null
  if (year >= 70 && year <= 99) year += 1900
  else if (year <= 69) year += 2000
  const [hour, minute, second] = [Number(time[1]), Number(time[2]), Number(time[3])]
  // Chromium has no earliest year: 1600 and 100 are dates in the distant past, while RFC 6265bis-22 begins with 1601.
  if (hour > 23 || minute > 59 || second > 59) return null
  if (day < 1 || day > daysInMonth(year, month)) return null
  return utc(year, month, day, hour, minute, second)
}
