import { describe, expect, it } from 'vitest'
import { foldChains } from '../../../src/exchange/chains.ts'
import { matches } from '../../../src/exchange/search.ts'
import { exchange, received } from '../../gallery/samples.ts'

const blocked = received('sid=1; SameSite=None', { outcome: 'blocked', reasons: ['SameSiteNoneInsecure'] })

describe('searching', () => {
  const [chain = never()] = foldChains([
    exchange({ requestId: 'x', url: 'https://Shop.test/Cart', received: [blocked] }),
    exchange({ requestId: 'x', hop: 1, sent: { header: 'lang=de', cookies: [], injected: [] } }),
  ])
  it.each([
    ['cart', true],
    ['CART sid', true],
    ['lang=de', true],
    ['samesitenoneinsecure', true],
    ['cart lang', false],
    ['basket', false],
  ])('%s: %s', (search, found) => expect(matches(chain, search)).toBe(found))
})

function never(): never {
  throw new Error('there is one')
}
