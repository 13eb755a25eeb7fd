import { describe, expect, it } from 'vitest'
import { foldChains } from '../../../../src/exchange/analysis/chains.ts'
import { groupChains } from '../../../../src/exchange/analysis/groups.ts'
import { exchange } from '../../../../tools/gallery/samples.ts'
import { siteOf } from '../../../sites.ts'

describe('grouping', () => {
  it('parts the page, third parties because of it, and what came before', () => {
    const chains = foldChains([
      exchange({ requestId: 'old', topUrl: 'https://other.test/' }),
      exchange({ requestId: 'page', type: 'main_frame', url: 'https://www.shop.test/', topUrl: null }),
      exchange({ requestId: 'api', url: 'https://api.shop.test/', topUrl: 'https://www.shop.test/' }),
      exchange({ requestId: 'ad', url: 'https://ads.example/', topUrl: 'https://www.shop.test/' }),
      exchange({ requestId: 'unknown top', url: 'https://ads.example/', topUrl: null }),
    ])
    const { page, third, earlier } = groupChains(chains, siteOf)
    const keys = (list: typeof page) => list.map(({ key }) => key)
    expect([keys(page), keys(third), keys(earlier)]).toEqual([['api', 'page'], ['unknown top', 'ad'], ['old']])
  })

  it('has no earlier pages while no page load was seen', () => {
    expect(groupChains(foldChains([exchange({}), exchange({})]), siteOf).earlier).toEqual([])
  })
})
