import { expect, it } from 'vitest'
import { prefixOf } from '../../../src/cookie/prefixes.ts'

it.each<[string, string | null, string]>([
  ['__Host-a', '__Host-', 'as written'],
  ['__hOST-a', '__Host-', 'in any case'],
  ['__Host-Http-a', '__Host-Http-', 'the longer one first'],
  ['__Secure-', '__Secure-', 'nothing behind it'],
  ['__Http-a', '__Http-', 'the newest'],
  ['_Host-a', null, 'one underscore'],
  ['a__Host-', null, 'not at the start'],
])('%s: %j, %s', (name, expected) => {
  expect(prefixOf(name)).toBe(expected)
})
