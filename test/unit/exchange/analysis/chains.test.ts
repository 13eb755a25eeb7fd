import { describe, expect, it } from 'vitest'
import { foldChains, hopOfInterest } from '../../../../src/exchange/analysis/chains.ts'
import { exchange, received } from '../../../../tools/gallery/samples.ts'

const blocked = received('sid=1; SameSite=None', { outcome: 'blocked', reasons: ['SameSiteNoneInsecure'] })

describe('folding hops to chains', () => {
  const hops = [
    exchange({ requestId: 'a' }),
    exchange({ requestId: 'b', hop: 0 }),
    exchange({ requestId: 'c' }),
    exchange({ requestId: 'b', hop: 1 }),
  ]

  it('joins what shares a request, the newest first hop first', () => {
    expect(foldChains(hops).map(({ key, hops: { length } }) => `${key} ${length}`)).toEqual(['c 1', 'b 2', 'a 1'])
  })

  it('offers the hop that refused, then one that returned, then the first', () => {
    const at = (...received: (typeof hops)[number]['received'][]) =>
      hopOfInterest(
        foldChains(received.map((one, hop) => exchange({ requestId: 'x', hop, received: one })))[0] ?? never(),
      )
    expect(at([], [received('a=1')], [blocked])).toBe(2)
    expect(at([], [received('a=1')])).toBe(1)
    expect(at([], [])).toBe(0)
  })
})

function never(): never {
  throw new Error('there is one')
}
