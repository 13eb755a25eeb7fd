import { expect, it } from 'vitest'
import { parseCookieDate } from '../../../src/cookie/cookie-date.ts'
import { parseChromiumDate } from '../../../src/verdict/dates/chromium-date.ts'

const SAME = Date.UTC(2015, 9, 21, 7, 28)

it.each<[string, number | null, string]>([
  ['Wed, 21 Oct 2015 07:28:00 GMT', SAME, 'the usual form'],
  ['Wed, 21-Oct-2015 07:28:00 GMT', SAME, 'with dashes'],
  ['Mon, 21 Oct 2015 07:28:00 PST', SAME, 'weekday and zone count for nothing'],
  ['7:28:0 21 october 15', SAME, 'any order, short numbers, a year of two digits'],
  ['21 Oct 2015', null, 'no time'],
  ['31 Feb 2015 07:28:00', null, 'no such day'],
  ['29 Feb 2016 00:00:00', Date.UTC(2016, 1, 29), 'a leap day'],
  ['29 Feb 2100 00:00:00', null, 'a century is no leap year'],
  ['21 Oct 1600 07:28:00', null, 'the draft begins with 1601'],
  ['21 Oct 2015 24:00:00', null, 'an hour too many'],
  ['21 Oct 69 00:00:00', Date.UTC(2069, 9, 21), 'up to 69: this century'],
  ['21 Oct 70 00:00:00', Date.UTC(1970, 9, 21), 'from 70: the last one'],
  ['21 h\u0261n 2015 07:28:00', null, 'letters whose codes would add up to a month'],
  ['', null, 'nothing'],
])('reads %j as %j: %s', (text, expected) => {
  expect(parseCookieDate(text)).toBe(expected)
})

it('reads years before 1601 only as Chromium does', () => {
  expect(parseChromiumDate('1600 April 15 21:01:22')).toBeLessThan(0)
  expect(parseChromiumDate('30 Feb 1500 00:00:00')).toBeNull()
})
