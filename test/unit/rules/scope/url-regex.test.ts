import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readUrlRegex } from '../../../../src/rules/scope/url-regex.ts'

test.each([
  ['/(/', 'regex-unreadable'],
  ['//', 'regex-unreadable'],
  ['/a/g', 'regex-unreadable'],
  ['/a', 'regex-unreadable'],
  ['/[b-a]/', 'regex-unreadable'],
  ['/(?=a)b/', 'regex-unsupported'],
  ['/(?<!a)b/', 'regex-unsupported'],
  ['/(a)\\1/', 'regex-unsupported'],
  ['/\\bapi\\b/', 'regex-unsupported'],
  ['/\\p{L}/', 'regex-unsupported'],
  ['/(a+)+$/', 'regex-unsafe'],
  ['/(a*)*b/', 'regex-unsafe'],
  ['/(a|a)*b/', 'regex-unsafe'],
  ['/(a|ab|b)*c/', 'regex-unsafe'],
  ['/(.*)*x/', 'regex-unsafe'],
  ['/(a*b*)*c/', 'regex-unsafe'],
  ['/^(([a-z])+.)+[A-Z]([a-z])+$/', 'regex-unsafe'],
  ['/(a{1,30}){1,30}/', 'regex-unsafe'],
  ['/a{5000}/', 'regex-unsafe'],
  [`/${'a'.repeat(1_001)}/`, 'regex-unsafe'],
])('%s is refused: %s', (text, code) => {
  expect(readUrlRegex(text)).toBe(code)
})

const GOOD = [
  'a',
  '^https?://a\\.test(:\\d+)?/',
  '^https://([a-z0-9-]+\\.)+a\\.test(/|$)',
  '/api/v[12]/',
  '(^|[?&])q=[^&]*',
  '\\.(png|jpe?g)$',
  'x{2,3}y?',
  '[^/:]+$',
  '(?:ab|cd)*e',
  'a.*b.*c',
  '\\x61\\u0062|[\\w.-]',
  '',
].filter(Boolean)

test.each(GOOD)('%s means what JavaScript means by it', (source) => {
  const regex = readUrlRegex(`/${source}/`)
  if (typeof regex === 'string') throw new Error(regex)
  const real = new RegExp(source)
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'abcdexy12./:?&=q-png'), maxLength: 20 }),
    fc.constantFrom('https://x.a.test/', 'http://a.test:80/api/v2/p.png?q=1', 'https://a.test', 'é/ü.jpg'),
  )
  fc.assert(fc.property(text, (url) => regex.test(url) === real.test(url)))
})

test('a flag makes case not matter', () => {
  const regex = readUrlRegex('/^HTTP:.*[x-z]$/i')
  if (typeof regex === 'string') throw new Error(regex)
  expect([regex.test('http://Z'), regex.test('http://a')]).toEqual([true, false])
})

// Backtracking would run for years, and into the limit of the test.
test('the longest URL takes no longer for many repetitions', () => {
  const regex = readUrlRegex('/a.*a.*a.*a.*a.*b/')
  if (typeof regex === 'string') throw new Error(regex)
  expect(regex.test('a'.repeat(100_000))).toBe(false)
})
