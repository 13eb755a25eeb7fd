import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import { matchFilter } from '../../../../src/exchange/query/match-filter.ts'
import { parseFilter } from '../../../../src/exchange/query/parse-filter.ts'
import { exchange, received } from '../../../../tools/gallery/samples.ts'
import { siteOf } from '../../../sites.ts'

const refused = received('sid=Abc; SameSite=None', { outcome: 'blocked', reasons: ['SameSiteNoneInsecure'] })
const ALL: Readonly<Record<string, Exchange>> = {
  login: exchange({
    url: 'https://shop.test/login?next=/',
    method: 'POST',
    type: 'main_frame',
    status: 302,
    redirectedTo: 'https://shop.test/home',
    received: [refused],
    topUrl: 'https://shop.test/',
  }),
  image: exchange({
    url: 'https://img.shop.test:8443/a.png',
    type: 'image',
    status: 200,
    sent: {
      header: 'lang=de; sid=Xyz',
      cookies: [
        { name: 'lang', value: 'de' },
        { name: 'sid', value: 'Xyz' },
      ],
      injected: [{ ruleId: '1', name: 'lang', effect: 'added' }],
    },
  }),
  pixel: exchange({
    url: 'https://ads.other.test/p',
    type: 'image',
    status: 404,
    fromCache: true,
    received: [received('ad=1 2; Path=/')],
  }),
  failed: exchange({ url: 'https://shop.test/x', type: 'xmlhttprequest', status: null, error: 'net::ERR_FAILED' }),
  worker: exchange({ url: 'https://shop.test/sw', tabId: -1, tabs: [7], notes: ['worker'], incognito: true }),
}

function found(query: string): string[] {
  const fits = matchFilter(parseFilter(query).filter, siteOf)
  return Object.keys(ALL).filter((name) => fits(ALL[name] ?? exchange({})))
}

describe('a query', () => {
  test.each<[string, readonly string[]]>([
    ['', ['login', 'image', 'pixel', 'failed', 'worker']],
    ['   ', ['login', 'image', 'pixel', 'failed', 'worker']],
    ['LOGIN', ['login']],
    ['shop png', ['image']],
    ['"1 2"', ['pixel']],
    ['xyz', ['image']],
    ['samesitenone', ['login']],
    ['name:sid', ['login', 'image']],
    ['name:lang', ['image']],
    ['value:abc', ['login']],
    ['value:sid', []],
    ['value:"1 2"', ['pixel']],
    ['host:shop.test', ['login', 'image', 'failed', 'worker']],
    ['host:op.test', []],
    ['host:*.shop.test', ['login', 'image', 'failed', 'worker']],
    ['host:img', ['image']],
    ['host:img.shop.test:8443', ['image']],
    ['status:302', ['login']],
    ['status:4xx', ['pixel']],
    ['status:>=302', ['login', 'pixel']],
    ['status:>302', ['pixel']],
    ['status:<=302', ['login', 'image', 'worker']],
    ['status:<302', ['image', 'worker']],
    ['status:200-302', ['login', 'image', 'worker']],
    ['status:none', ['failed']],
    ['-status:2xx', ['login', 'pixel', 'failed']],
    ['type:image', ['image', 'pixel']],
    ['type:page', ['login']],
    ['type:fetch', ['failed', 'worker']],
    ['type:xml', ['failed', 'worker']],
    ['method:post', ['login']],
    ['METHOD:POST', ['login']],
    ['post', ['login']],
    ['blocked', ['login']],
    ['-blocked type:image', ['image', 'pixel']],
    ['reason:insecure', ['login']],
    ['injected', ['image']],
    ['third-party', ['pixel']],
    ['is:first-party', ['login', 'image', 'failed', 'worker']],
    ['is:redirect', ['login']],
    ['is:cached', ['pixel']],
    ['is:failed', ['failed']],
    ['is:worker', ['worker']],
    ['is:private', ['worker']],
    ['"blocked"', []],
    ['-host:shop.test', ['pixel']],
    ['-"abc" -xyz', ['pixel', 'failed', 'worker']],
    ['https://shop.test/x', ['failed']],
    ['shop.test:8443', ['image']],
    ['-', []],
  ])('%s', (query, expected) => expect(found(query)).toEqual(expected))

  test.each<[string, { code: string; from: number; to: number }[]]>([
    ['a status:x b', [{ code: 'bad-status', from: 2, to: 10 }]],
    ['colour:red', [{ code: 'unknown-key', from: 0, to: 10 }]],
    ['-is:nice', [{ code: 'unknown-flag', from: 0, to: 8 }]],
    ['type:zebra', [{ code: 'unknown-type', from: 0, to: 10 }]],
    ['name: a', [{ code: 'no-value', from: 0, to: 5 }]],
    ['""', [{ code: 'no-value', from: 0, to: 2 }]],
    ['a "b c', [{ code: 'open-quote', from: 2, to: 6 }]],
    ['http://a.test localhost:80 localhost:80/x a.test:1', []],
  ])('%s has its problem where it stands', (query, problems) => expect(parseFilter(query).problems).toEqual(problems))

  test('a word that is not understood hides nothing; one with an unknown key is text', () => {
    expect(found('status:x')).toEqual(Object.keys(ALL))
    expect(parseFilter('colour:Red').filter).toEqual([{ key: 'text', text: 'colour:red', not: false }])
  })

  test('any text is taken, and its problems lie in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        for (const { from, to } of parseFilter(query).problems) {
          expect(from).toBeLessThan(to)
          expect(to).toBeLessThanOrEqual(query.length)
        }
        found(query)
      }),
    )
  })

  test('a word and its exclusion part the log in two', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('sid', 'name:sid', 'status:2xx', 'blocked', 'host:shop.test', 'is:cached', 'value:e'),
        (word) => {
          expect([...found(word), ...found(`-${word}`)].sort()).toEqual(Object.keys(ALL).sort())
        },
      ),
    )
  })
})
