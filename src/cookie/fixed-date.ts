import { daysInMonth, monthAt, threeAt, utc } from './civil-time.ts'

export const FIXED_DATE_LENGTH = 29

/**
 * Parses the one form that nearly every server writes, `Wdy, DD Mon YYYY HH:MM:SS GMT` (also with dashes in the date), by
 * its fixed offsets. The grammars of all browsers agree on it, so each of them tries this shortcut first.
 * @param at start of the date in `text`: parsing in place is faster than slicing the line
 * @returns milliseconds since the epoch; null when text[at, end) has another form, or is not a date
 */
export function parseFixedDate(text: string, at = 0, end = text.length): number | null {
  if (end - at !== FIXED_DATE_LENGTH || !isWeekday(text, at)) return null
  if (text.charCodeAt(at + 3) !== 0x2c || text.charCodeAt(at + 4) !== 0x20) return null
  const dash = text.charCodeAt(at + 7)
  if ((dash !== 0x20 && dash !== 0x2d) || text.charCodeAt(at + 11) !== dash) return null
  if (text.charCodeAt(at + 16) !== 0x20 || text.charCodeAt(at + 19) !== 0x3a) return null
  if (text.charCodeAt(at + 22) !== 0x3a || text.charCodeAt(at + 25) !== 0x20) return null
  if (text.charCodeAt(at + 26) !== 0x47 || text.charCodeAt(at + 27) !== 0x4d) return null
  if (text.charCodeAt(at + 28) !== 0x54) return null
  const day = twoDigits(text, at + 5)
  const month = monthAt(text, at + 8)
  const century = twoDigits(text, at + 12)
  const years = twoDigits(text, at + 14)
  const hour = twoDigits(text, at + 17)
  const minute = twoDigits(text, at + 20)
  const second = twoDigits(text, at + 23)
  if (day < 1 || month === 0 || century < 17 || years < 0) return null
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null
  const year = century * 100 + years
  return day > 28 && day > daysInMonth(year, month) ? null : utc(year, month, day, hour, minute, second)
}

/** Accepts only the seven names: in "Mar, 01 …" some grammars read a month. */
function isWeekday(text: string, at: number): boolean {
  const letters = threeAt(text, at)
  return letters !== 0 && WEEKDAYS[letters % WEEKDAY_SLOTS] === letters
}

/** The smallest divisor for which the seven days have seven different remainders. */
const WEEKDAY_SLOTS = 15
const WEEKDAYS: number[] = new Array(WEEKDAY_SLOTS).fill(0)
for (const name of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']) {
  const letters = threeAt(name, 0)
  WEEKDAYS[letters % WEEKDAY_SLOTS] = letters
}

/** Returns the number formed by the two digits at `at`; -1 when they aren't digits. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30
  const ones = text.charCodeAt(at + 1) - 0x30
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}
