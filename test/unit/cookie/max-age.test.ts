import { expect, it } from 'vitest'
import { parseMaxAge } from '../../../src/cookie/max-age.ts'

it.each<[string, number | null, string]>([
  ['60', 60, 'digits'],
  ['0', 0, 'at once'],
  ['-1', -1, 'in the past'],
  ['-0', 0, 'no negative zero'],
  ['+5', null, 'no plus'],
  ['2.5', null, 'whole seconds'],
  ['', null, 'nothing'],
  ['-', null, 'a sign alone'],
  ['9'.repeat(30), Number.MAX_SAFE_INTEGER, 'beyond every clock'],
])('%j: %j, %s', (text, expected) => {
  expect(parseMaxAge(text)).toBe(expected)
})
