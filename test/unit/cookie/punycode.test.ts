import { expect, it } from 'vitest'
import { toAsciiHost } from '../../../src/cookie/punycode.ts'

it.each([
  ['élève.test', 'xn--lve-6lad.test', 'two letters beyond ASCII'],
  ['ÉLÈVE.test', 'xn--lve-6lad.test', 'capitals'],
  ['a\u3002test', 'a.test', 'an ideographic full stop'],
  ['a\u2024test', 'xn--atest-vx3b', 'what only looks like a dot'],
  ['a\u00ad.te\ufeffst', 'a.test', 'what nobody sees'],
  ['a\u{e0100}.test', 'a.test', 'a selector of variants'],
  ['a\u200e.test', 'xn--a-wgn.test', 'a mark of direction, which no host has'],
  ['ΑΣ.test', 'xn--mxa0b.test', 'a sigma at the end is like any other'],
  ['\uff41.test', 'a.test', 'a wide letter'],
])('%j: %j, %s', (host, expected) => {
  expect(toAsciiHost(host)).toBe(expected)
})
