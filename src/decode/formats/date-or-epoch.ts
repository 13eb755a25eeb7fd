import { parseCookieDate } from '../../cookie/cookie-date.ts'
import type { Decoder } from '../layer/decoder.ts'

/** 2001-09-09 to 2100-01-01, in milliseconds since the epoch: other numbers are hardly timestamps. */
const [EARLIEST, LATEST] = [1_000_000_000_000, 4_102_444_800_000]
const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/
const COOKIE_DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d{4}/i

/** Recognizes a date as text. A number of ten or thirteen digits may be a timestamp in seconds or milliseconds. */
export const dateOrEpoch: Decoder = (text) => {
  const parsed = ISO.test(text)
    ? Date.parse(text)
    : COOKIE_DATE.test(text)
      ? (parseCookieDate(text) ?? Number.NaN)
      : Number.NaN
  if (!Number.isNaN(parsed)) {
    return { decoded: { kind: 'date', certain: true, text, facts: [{ label: 'moment', time: parsed }] } }
  }
  const digits = /^(?:\d{10}|\d{13})$/.test(text) ? Number(text) : Number.NaN
  const ms = text.length === 10 ? digits * 1000 : digits
  if (!(ms >= EARLIEST && ms <= LATEST)) return null
  return { decoded: { kind: 'epoch', certain: false, text, facts: [{ label: 'moment', time: ms }] } }
}
