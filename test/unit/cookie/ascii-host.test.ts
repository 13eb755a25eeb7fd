import { expect, it } from 'vitest'
import { toAsciiHost } from '../../../src/cookie/ascii-host.ts'

it.each<[string, string | null, string]>([
  ['A_b.test', 'A_b.test', 'ASCII, as it is'],
  ['élève.test', 'xn--lve-6lad.test', 'two letters beyond ASCII'],
  ['ÉLÈVE.test', 'xn--lve-6lad.test', 'capitals'],
  ['.é.test', '.xn--9ca.test', 'a leading dot'],
  ['a\u3002test', 'a.test', 'an ideographic full stop'],
  ['a\u2024test', null, 'a character that only looks like a dot'],
  ['a\u00ad.te\ufeffst', 'a.test', 'invisible characters'],
  ['a\u{e0100}.test', 'a.test', 'a variation selector'],
  ['a\u200e.test', null, 'a mark of direction'],
  ['ΑΣ.test', 'xn--mxa0b.test', 'a sigma at the end is like any other'],
  ['\uff41.test', 'a.test', 'a full-width letter'],
  ['é.test/a', null, 'a path'],
  ['é.test:80', null, 'a port'],
  ['user@é.test', null, 'a user'],
  ['é.test?a', null, 'a query'],
  ['é.\ttest', null, 'a TAB, which a URL would drop'],
  ['é.test ', null, 'a space at the end, which a URL would drop'],
  ['é\ud800.test', null, 'a lone surrogate'],
])('%j: %j, %s', (host, expected) => {
  expect(toAsciiHost(host)).toBe(expected)
})
