import { parseCookieDate } from '../cookie/cookie-date.ts'
import type { Decoder } from './decoder.ts'

/** 2001-09-09 to 2100-01-01: what is outside is rather a number than a moment. */
const [EARLIEST, LATEST] = [1_000_000_000_000, 4_102_444_800_000]
const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/
const WRITTEN = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d{4}/i

/** A written date; a number of ten or thirteen digits may be one in seconds or milliseconds. */
export const moment: Decoder = (text) => {
  const written = ISO.test(text)
    ? Date.parse(text)
    : WRITTEN.test(text)
      ? (parseCookieDate(text) ?? Number.NaN)
      : Number.NaN
  if (!Number.isNaN(written)) {
    return { decoded: { kind: 'date', certain: true, text, facts: [{ label: 'moment', time: written }] } }
  }
  const digits = /^(?:\d{10}|\d{13})$/.test(text) ? Number(text) : Number.NaN
  const ms = text.length === 10 ? digits * 1000 : digits
  if (!(ms >= EARLIEST && ms <= LATEST)) return null
  return { decoded: { kind: 'epoch', certain: false, text, facts: [{ label: 'moment', time: ms }] } }
}
