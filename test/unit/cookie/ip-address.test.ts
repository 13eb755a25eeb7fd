import { expect, it } from 'vitest'
import { isIpAddress } from '../../../src/cookie/ip-address.ts'

it.each([
  ['127.0.0.1', true, 'four numbers'],
  ['[::1]', true, 'brackets'],
  ['example.com', false, 'a name'],
  ['1.example.com', false, 'a name that begins with a number'],
  ['a1.b2', false, 'a label that ends in a digit'],
  ['localhost', false, 'one label'],
  ['', false, 'nothing'],
])('%j: %j, %s', (host, expected) => {
  expect(isIpAddress(host)).toBe(expected)
})
