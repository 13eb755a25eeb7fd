const MS_PER_DAY = 86_400_000

/**
 * Returns the days from 1970-01-01 to a date of the proleptic Gregorian calendar; `month` starts at 1. Ranges are not
 * checked.
 */
function daysFromEpoch(year: number, month: number, day: number): number {
  // Years start in March, so that the leap day is the last of its year.
  const y = month > 2 ? year : year - 1
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/**
 * Returns the milliseconds since the epoch of a UTC date and time; `month` starts at 1. Days beyond the month's end
 * continue into the next one.
 */
export function utc(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  return daysFromEpoch(year, month, day) * MS_PER_DAY + hour * 3_600_000 + minute * 60_000 + second * 1000
}

/** Returns the number of days of a month; `month` starts at 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Returns the three characters at `at` as one number, one octet each; 0 when one of them is not ASCII. */
export function threeAt(text: string, at: number): number {
  const a = text.charCodeAt(at)
  const b = text.charCodeAt(at + 1)
  const c = text.charCodeAt(at + 2)
  return (a | b | c) > 0x7f ? 0 : (a << 16) | (b << 8) | c
}

/** Returns 1 for "jan" … 12 for "dec", from the three letters at `at`, ignoring case; 0 when they are not a month. */
export function monthAt(text: string, at: number): number {
  const letters = threeAt(text, at) | 0x202020
  const slot = letters % MONTH_SLOTS
  return MONTH_LETTERS[slot] === letters ? (MONTH_NUMBERS[slot] ?? 0) : 0
}

// A hash table that needs a single division. Branching by month would be slower, because the dates of servers vary and
// processors can't predict them.
/** The smallest divisor for which the twelve months have twelve different remainders. */
const MONTH_SLOTS = 31
const MONTH_LETTERS: number[] = new Array(MONTH_SLOTS).fill(0)
const MONTH_NUMBERS: number[] = new Array(MONTH_SLOTS).fill(0)
for (const [index, name] of [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
].entries()) {
  const letters = threeAt(name, 0)
  MONTH_LETTERS[letters % MONTH_SLOTS] = letters
  MONTH_NUMBERS[letters % MONTH_SLOTS] = index + 1
}
