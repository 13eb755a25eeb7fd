import { describe, expect, test } from 'vitest'
import type { PartialCookieKey } from '../../../../src/cookie/cookie-key.ts'
import { compareMoments } from '../../../../src/exchange/analysis/compare.ts'
import { partialKeyOf } from '../../../../src/exchange/analysis/cookie-events.ts'
import { historyOf } from '../../../../src/exchange/analysis/history.ts'
import { settersOf } from '../../../../src/exchange/analysis/setters.ts'
import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import type { LoggedChange } from '../../../../src/jar/logged-change.ts'
import { textDifference } from '../../../../src/text/text-difference.ts'
import { exchange, received } from '../../../../tools/gallery/samples.ts'
import { siteOf } from '../../../sites.ts'

const SID = { name: 'sid', domain: 'shop.test', path: '/' }
const cookie = (value: string, part: Partial<JarCookie> = {}): JarCookie => ({
  ...SID,
  value,
  hostOnly: true,
  secure: false,
  httpOnly: false,
  sameSite: 'unspecified',
  session: true,
  storeId: '0',
  ...part,
})
const at = (seq: number, part: Partial<Exchange>): Exchange =>
  exchange({ seq, startedAt: seq * 100, respondedAt: seq * 100 + 50, url: 'https://shop.test/', ...part })
const sent = (value: string) => ({
  sent: { header: `sid=${value}`, cookies: [{ name: 'sid', value }], injected: [] },
})
const change = (seq: number, when: number, part: Partial<LoggedChange>): LoggedChange => ({
  seq,
  at: when,
  cause: 'explicit',
  removed: false,
  cookie: cookie(''),
  by: 'script-or-extension',
  ...part,
})

const EXCHANGES = [
  at(1, { received: [received('sid=abc-1; Path=/'), received('other=1')] }),
  at(2, { ...sent('abc-1'), received: [received('sid=no; Secure', { outcome: 'blocked', reasons: ['SecureOnly'] })] }),
  at(3, sent('abc-1')),
  at(4, { ...sent('abc-1'), received: [{ ...received('sid=abc-22; Path=/', { outcome: 'replaced' }), was: 'abc-1' }] }),
  at(5, { ...sent('abc-22'), url: 'https://other.test/' }),
  at(7, { ...sent('js'), received: [received('sid=; Max-Age=0; Path=/', { outcome: 'deleted' })] }),
]
const CHANGES = [change(1, 600, { cookie: cookie('js') })]

describe('the history of a cookie', () => {
  const history = historyOf(SID, EXCHANGES, CHANGES)

  test('holds every time it was set, refused, sent, changed by a script and deleted, by whom', () => {
    expect(history.map(({ kind, by, seq, change, value, old }) => [kind, by, seq ?? change, old, value])).toEqual([
      ['stored', 'response', 1, undefined, 'abc-1'],
      ['sent', 'request', 2, undefined, 'abc-1'],
      ['blocked', 'response', 2, 'abc-1', 'no'],
      ['sent', 'request', 3, undefined, 'abc-1'],
      ['replaced', 'response', 4, 'abc-1', 'abc-22'],
      ['stored', 'script-or-extension', 1, 'abc-22', 'js'],
      ['sent', 'request', 7, undefined, 'js'],
      ['deleted', 'response', 7, 'js', null],
    ])
  })

  test('tells what a rule made of a line, and not what the server wrote', () => {
    const changed = {
      ...received('sid=server; Path=/deep'),
      became: 'sid=mine; Path=/',
      byRule: 'r1',
      via: 'wire',
    } as const
    const dropped = {
      ...received('sid=gone; Path=/', { outcome: 'ignored' }),
      ...({ became: null, byRule: 'r1', via: 'wire' } as const),
    }
    const events = historyOf(SID, [at(1, { received: [changed] }), at(2, { received: [dropped] })], [])
    expect(events.map(({ kind, seq, value }) => [kind, seq, value])).toEqual([
      ['stored', 1, 'mine'],
      ['ignored', 2, null],
    ])
  })

  test('joins requests that sent the same value one after the other', () => {
    expect(history[3]).toMatchObject({ times: 2, at: 300, lastAt: 400, lastSeq: 4 })
  })

  test('marks what differs between the old value and the new one', () => {
    expect(history[4]?.difference).toEqual({ prefix: 4, suffix: 0 })
  })

  test('leaves out the cookie of that name of another path', () => {
    expect(historyOf({ ...SID, path: '/deep' }, EXCHANGES, CHANGES)).toEqual([])
  })

  test('leaves out the cookie of the same name in another partition', () => {
    const partitioned = cookie('framed', { partitionKey: { topLevelSite: 'https://page.test' } })
    const changes = [...CHANGES, change(2, 650, { cookie: partitioned })]
    const values = (key: PartialCookieKey) => historyOf(key, [], changes).map(({ value }) => value)
    expect(values(SID)).toEqual(['js', 'framed'])
    expect(values({ ...SID, topLevelSite: 'https://page.test' })).toEqual(['framed'])
    expect(values(partialKeyOf(partitioned))).toEqual(['framed'])
    expect(values({ ...SID, topLevelSite: '' })).toEqual(['js'])
    expect(values(partialKeyOf(cookie('js')))).toEqual(['js'])
  })
})

describe('two moments', () => {
  const kinds = (from: number, to: number, site?: string) =>
    compareMoments({ from, to, ...(site === undefined ? {} : { site }) }, EXCHANGES, CHANGES).map(
      ({ kind, place, before, after }) => [kind, place.name, before?.value ?? null, after?.value ?? null],
    )

  test.each<[number, number, (string | null)[][]]>([
    [
      0,
      200,
      [
        ['came', 'sid', null, 'abc-1'],
        ['came', 'other', null, '1'],
      ],
    ],
    [200, 460, [['changed', 'sid', 'abc-1', 'abc-22']]],
    [200, 390, []],
    [460, 800, [['went', 'sid', 'abc-22', null]]],
    [460, 700, [['changed', 'sid', 'abc-22', 'js']]],
    [0, 800, [['came', 'other', null, '1']]],
  ])('from %i to %i', (from, to, expected) => expect(kinds(from, to)).toEqual(expected))

  test('only of a site', () => {
    expect(kinds(0, 200, 'shop.test')).toHaveLength(2)
    expect(kinds(0, 200, 'op.test')).toEqual([])
  })

  test('a response whose store is not told and a change that tells it are of one cookie', () => {
    const exchanges = [at(1, { storeId: null, received: [received('sid=1; Path=/')] })]
    const differences = compareMoments({ from: 0, to: 900 }, exchanges, [change(1, 600, { cookie: cookie('js') })])
    expect(differences).toMatchObject([{ kind: 'came', place: { storeId: '0' }, after: { value: 'js' } }])
  })

  test('cookies of one name in two partitions are two cookies', () => {
    const partitioned = cookie('framed', { partitionKey: { topLevelSite: 'https://page.test' } })
    const changes = [change(1, 600, { cookie: cookie('js') }), change(2, 650, { cookie: partitioned })]
    const differences = compareMoments({ from: 0, to: 900 }, [], changes)
    expect(differences.map(({ kind, after }) => [kind, after?.value])).toEqual([
      ['came', 'js'],
      ['came', 'framed'],
    ])
  })

  test('what was there before the log began is known by what the jar held', () => {
    const [difference] = compareMoments({ from: 420, to: 460 }, EXCHANGES.slice(3), [])
    expect(difference).toMatchObject({
      kind: 'changed',
      before: { value: 'abc-1', line: null },
      difference: { prefix: 4 },
    })
  })
})

test('who sets cookies on a page: by site, its own first, since the last navigation', () => {
  const page = { type: 'main_frame', hop: 0, topUrl: 'https://shop.test/' }
  const here = { topUrl: 'https://shop.test/' }
  const refused = received('r=1', { outcome: 'blocked' })
  const all = [
    at(1, { ...page, received: [received('before=1')] }),
    at(2, { ...page, received: [received('a=1'), refused] }),
    at(3, { ...here, url: 'https://ads.other.test/p', received: [refused] }),
    at(4, { ...here, url: 'https://www.shop.test/x', received: [received('b=1')] }),
    at(5, { ...here, url: 'https://t.third.test/x', received: [received('c=1'), received('d=1')] }),
    at(6, { ...here, url: 'https://none.test/x' }),
  ]
  expect(settersOf(all, siteOf)).toEqual([
    { site: 'shop.test', party: 'first', set: 2, refused: 1, hosts: ['shop.test', 'www.shop.test'] },
    { site: 'third.test', party: 'third', set: 2, refused: 0, hosts: ['t.third.test'] },
    { site: 'other.test', party: 'third', set: 0, refused: 1, hosts: ['ads.other.test'] },
  ])
})

test.each([
  ['abc', 'abd', 2, 0],
  ['abc', 'xbc', 0, 2],
  ['aaa', 'aaaa', 3, 0],
  ['a1z', 'a22z', 1, 1],
  ['', 'a', 0, 0],
])('%s and %s share %i at the start and %i at the end', (a, b, prefix, suffix) => {
  expect(textDifference(a, b)).toEqual({ prefix, suffix })
})
