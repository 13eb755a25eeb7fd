import { expect, test } from 'vitest'
import { parseCookieHeader } from '../../../src/cookie/parse-cookie-header.ts'

test.each([
  [
    'a=1; b=2',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  [
    'a=b=c;d',
    [
      ['a', 'b=c'],
      ['', 'd'],
    ],
  ],
  [' ; a = 1 ;', [['a', '1']]],
  ['', []],
])('%j', (header, pairs) => {
  expect(parseCookieHeader(header)).toEqual(pairs.map(([name, value]) => ({ name, value })))
})
