import { describe, expect, it } from 'vitest'
import { buildRows } from '../../../../extension/ui/features/responses/list/build-rows.ts'
import { foldChains } from '../../../../src/exchange/analysis/chains.ts'
import { groupChains } from '../../../../src/exchange/analysis/groups.ts'
import { exchange, received } from '../../../../tools/gallery/samples.ts'

const siteOf = (url: string) => new URL(url).hostname
const refused = received('a=1; SameSite=None', { outcome: 'blocked', reasons: ['SameSiteNoneInsecure'] })

function rows(toggled: string[] = [], bySite = true, busy = 4, tracker = [exchange({ url: 'https://one.test/' })]) {
  const chains = foldChains([
    exchange({ requestId: 'old', topUrl: 'https://shop.test/' }),
    exchange({ requestId: 'page', type: 'main_frame', url: 'https://shop.test/' }),
    ...Array.from({ length: busy }, () => exchange({ url: 'https://busy.test/', topUrl: 'https://shop.test/' })),
    ...tracker.map((one) => ({ ...one, topUrl: 'https://shop.test/' })),
  ])
  const built = buildRows(groupChains(chains, siteOf), {
    changes: [],
    pageStartedAt: 0,
    siteOf,
    toggled: new Set(toggled),
    bySite,
  })
  return built.map((row) => {
    const name = row.kind === 'entry' && row.entry.kind === 'chain' ? siteOf(row.entry.chain.first.url) : row.key
    return `${'-'.repeat(row.level)} ${name}${row.kind !== 'entry' && !row.open ? ' closed' : ''} ${row.position}/${row.siblings}`
  })
}

describe('the rows of the list', () => {
  it('close a third party with many chains, and show the only chain of another', () => {
    expect(rows()).toEqual([
      '- group:page 1/3',
      '-- shop.test 1/1',
      '- group:third 2/3',
      '-- one.test 1/2',
      '-- site:busy.test closed 2/2',
      '- group:earlier 3/3',
      '-- shop.test 1/1',
    ])
  })

  it('open what a person opened, and close what a person closed', () => {
    expect(rows(['site:busy.test', 'group:page', 'group:earlier'], true, 4, [])).toEqual([
      '- group:page closed 1/3',
      '- group:third 2/3',
      '-- site:busy.test 1/1',
      '--- busy.test 1/4',
      '--- busy.test 2/4',
      '--- busy.test 3/4',
      '--- busy.test 4/4',
      '- group:earlier closed 3/3',
    ])
  })

  it('show a refused cookie, however many chains its site has', () => {
    const busy = Array.from({ length: 5 }, () => exchange({ url: 'https://ads.test/', received: [refused] }))
    expect(rows(['group:page', 'group:earlier'], true, 0, busy)).toContain('-- site:ads.test 1/1')
  })

  it('list third parties by time when they are not grouped by site', () => {
    expect(rows(['group:page', 'group:earlier'], false)).toHaveLength(3 + 5)
  })
})
