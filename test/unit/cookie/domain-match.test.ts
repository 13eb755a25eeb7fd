import { expect, it } from 'vitest'
import { domainMatch } from '../../../src/cookie/domain-match.ts'

it.each([
  ['example.com', 'example.com', true, 'the same'],
  ['www.example.com', 'example.com', true, 'below it'],
  ['example.com', 'www.example.com', false, 'above it'],
  ['badexample.com', 'example.com', false, 'no dot between'],
  ['127.0.0.1', '0.0.1', false, 'an address has no parents'],
  ['[::1]', '[::1]', true, 'an address is itself'],
  ['example.com', '', false, 'nothing matches nothing'],
])('%s under %j: %j, %s', (host, domain, expected) => {
  expect(domainMatch(host, domain)).toBe(expected)
})
