import { daysInMonth, monthAt, utc } from './civil-time.ts'

/**
 * Reads the one form that nearly every server writes, `Wdy, DD Mon YYYY HH:MM:SS GMT` (also with dashes in the date), by
 * its fixed places. Every browser's grammar gives the same answer for it, so that each takes this shortcut first.
 * @returns ms since the epoch, or null: not that form, or no such date
 */
export function parseFixedDate(text: string): number | null {
  if (text.length !== 29 || text.charCodeAt(3) !== 0x2c || text.charCodeAt(4) !== 0x20 || text.charCodeAt(25) !== 0x20)
    return null
  if (text.charCodeAt(19) !== 0x3a || text.charCodeAt(22) !== 0x3a || text.charCodeAt(16) !== 0x20) return null
  const dash = text.charCodeAt(7)
  if ((dash !== 0x20 && dash !== 0x2d) || text.charCodeAt(11) !== dash) return null
  if (text.charCodeAt(26) !== 0x47 || text.charCodeAt(27) !== 0x4d || text.charCodeAt(28) !== 0x54) return null
  if (!isWeekday(text)) return null
  const day = twoDigits(text, 5)
  const month = monthAt(text, 8)
  const century = twoDigits(text, 12)
  const years = twoDigits(text, 14)
  const hour = twoDigits(text, 17)
  const minute = twoDigits(text, 20)
  const second = twoDigits(text, 23)
  if (day < 1 || month === 0 || century < 17 || years < 0) return null
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null
  const year = century * 100 + years
  return day > daysInMonth(year, month) ? null : utc(year, month, day, hour, minute, second)
}

/** Only the seven: "Mar, 01 …" would be a month to some grammars. */
function isWeekday(text: string): boolean {
  const key = (text.charCodeAt(0) << 16) | (text.charCodeAt(1) << 8) | text.charCodeAt(2)
  return WEEKDAYS.includes(key)
}
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].map(
  (day) => (day.charCodeAt(0) << 16) | (day.charCodeAt(1) << 8) | day.charCodeAt(2),
)

/** The number that two digits write at `at`; -1 when they aren't two digits. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30
  const ones = text.charCodeAt(at + 1) - 0x30
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}
