import { expect, it } from 'vitest'
import { statedLifetime } from '../../../src/cookie/stated-lifetime.ts'

const NOW = 1_000_000_000_000

it.each([
  ['neither', null, null, { kind: 'session' }],
  ['Max-Age', 60, null, { kind: 'lasting', seconds: 60, asked: 60 }],
  ['Expires', null, NOW + 90_400, { kind: 'lasting', seconds: 90, asked: 90 }],
  ['Max-Age beats Expires', 60, NOW - 1, { kind: 'lasting', seconds: 60, asked: 60 }],
  ['clamped', 63_072_000, null, { kind: 'lasting', seconds: 34_560_000, asked: 63_072_000 }],
  ['Max-Age of nothing', 0, null, { kind: 'expired' }],
  ['a date in the past', null, 0, { kind: 'expired' }],
])('%s', (_, maxAge, expires, lifetime) => expect(statedLifetime({ maxAge, expires }, NOW)).toEqual(lifetime))
