import { expect, test } from 'vitest'
import { type StoredCookie, WARNINGS, type Warning, warningsOf } from '../../../../src/verdict/explain/warnings.ts'

const DAY_MS = 86_400_000
const FINE: StoredCookie = {
  name: 'sid',
  sameSite: 'lax',
  secure: true,
  httpOnly: true,
  endsAt: null,
  clamped: false,
  nonAscii: false,
  otherNames: ['other'],
  scheme: 'https',
  now: 0,
  dbsc: false,
}

/** A new warning without a sample does not compile. */
const SAMPLES: Record<Warning, Partial<StoredCookie>> = {
  'no-samesite': { sameSite: null },
  'not-secure-on-https': { secure: false },
  'readable-by-scripts': { httpOnly: false },
  'session-lives-long': { endsAt: 181 * DAY_MS },
  'lifetime-clamped': { clamped: true },
  'non-ascii': { nonAscii: true },
  'shadows-another': { otherNames: ['sid'] },
  'name-differs-in-case': { otherNames: ['SID'] },
  dbsc: { dbsc: true },
}

test('a cookie without flaws has no warning', () => {
  expect(warningsOf(FINE)).toEqual([])
  expect(warningsOf({ ...FINE, secure: false, scheme: 'http' })).toEqual([])
  expect(warningsOf({ ...FINE, endsAt: 180 * DAY_MS })).toEqual([])
  expect(warningsOf({ ...FINE, name: 'theme', endsAt: 181 * DAY_MS })).toEqual([])
})

test.each(WARNINGS)('%s', (warning) => {
  expect(warningsOf({ ...FINE, ...SAMPLES[warning] })).toEqual([warning])
})
