import { daysInMonth, monthAt, utc } from './civil-time.ts'
import { parseFixedDate } from './fixed-date.ts'

/**
 * Parses a date in a cookie (RFC 6265bis-22, section 5.1.1). Weekday and time zone are ignored: every date is UTC.
 * @returns milliseconds since the epoch, or null when "the cookie-date is not a valid date"
 * @example parseCookieDate('Wed, 21 Oct 2015 07:28:00 GMT') // 1445412480000
 */
export function parseCookieDate(text: string): number | null {
  return parseFixedDate(text) ?? parseByTokens(text)
}

const NONE = -1

/** The algorithm of section 5.1.1 itself. */
function parseByTokens(text: string): number | null {
  let hour = NONE
  let minute = NONE
  let second = NONE
  let day = NONE
  let month = 0
  let year = NONE

  // 1. "Using the grammar below, divide the cookie-date into date-tokens."
  for (let at = 0; at < text.length; ) {
    if (isDelimiter(text.charCodeAt(at))) {
      at++
      continue
    }
    const start = at
    while (at < text.length && !isDelimiter(text.charCodeAt(at))) at++

    // 2. "Process each date-token sequentially in the order the date-tokens appear in the cookie-date":
    const digits = leadingDigits(text, start, at)
    // 2.1 "If the found-time flag is not set and the token matches the time production"
    if (hour === NONE && (digits === 1 || digits === 2) && text.charCodeAt(start + digits) === 0x3a) {
      const minuteAt = start + digits + 1
      const minuteDigits = leadingDigits(text, minuteAt, at)
      const secondAt = minuteAt + minuteDigits + 1
      const secondDigits = leadingDigits(text, secondAt, at)
      const fits = (minuteDigits === 1 || minuteDigits === 2) && (secondDigits === 1 || secondDigits === 2)
      if (fits && text.charCodeAt(secondAt - 1) === 0x3a) {
        hour = number(text, start, digits)
        minute = number(text, minuteAt, minuteDigits)
        second = number(text, secondAt, secondDigits)
        continue
      }
    }
    // 2.2 "If the found-day-of-month flag is not set and the date-token matches the day-of-month production"
    if (day === NONE && (digits === 1 || digits === 2)) {
      day = number(text, start, digits)
      continue
    }
    // 2.3 "If the found-month flag is not set and the date-token matches the month production"
    if (month === 0 && at - start >= 3) {
      month = monthAt(text, start)
      if (month !== 0) continue
    }
    // 2.4 "If the found-year flag is not set and the date-token matches the year production"
    if (year === NONE && digits >= 2 && digits <= 4) year = number(text, start, digits)
  }

  // 3. "If the year-value is greater than or equal to 70 and less than or equal to 99, increment the year-value by 1900."
  // 4. "If the year-value is greater than or equal to 0 and less than or equal to 69, increment the year-value by 2000."
  if (year >= 70 && year <= 99) year += 1900
  else if (year >= 0 && year <= 69) year += 2000

  // 5. "Abort this algorithm and fail to parse the cookie-date if: at least one of the found-… flags is not set"
  if (hour === NONE || day === NONE || month === 0 || year === NONE) return null
  return validDate(year, month, day, hour, minute, second)
}

/** 5. (cont.) the ranges; 6. "If no such date exists, abort this algorithm and fail to parse the cookie-date." */
function validDate(year: number, month: number, day: number, hour: number, minute: number, second: number) {
  if (year < 1601 || hour > 23 || minute > 59 || second > 59) return null
  if (day < 1 || day > daysInMonth(year, month)) return null
  return utc(year, month, day, hour, minute, second)
}

/** delimiter = %x09 / %x20-2F / %x3B-40 / %x5B-60 / %x7B-7E */
function isDelimiter(code: number): boolean {
  if (code <= 0x2f) return code >= 0x20 || code === 0x09
  return (code >= 0x3b && code <= 0x40) || (code >= 0x5b && code <= 0x60) || (code >= 0x7b && code <= 0x7e)
}

/** Returns the number of digits that text[from, to) starts with. */
function leadingDigits(text: string, from: number, to: number): number {
  let at = from
  while (at < to && text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) at++
  return at - from
}

function number(text: string, at: number, digits: number): number {
  let value = 0
  for (let i = at; i < at + digits; i++) value = value * 10 + text.charCodeAt(i) - 0x30
  return value
}
