import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCookieHeader } from '../../../src/cookie/parse-cookie-header.ts'
import type { Draft } from '../../../src/exchange/draft.ts'
import { decodePage, encodePage } from '../../../src/exchange/page.ts'
import { OUTCOMES } from '../../../src/verdict/verdict.ts'

/** As JSON.parse makes objects. */
const PLAIN = { noNullPrototype: true }
/** Few texts, so that they repeat within a page. */
const text = fc.oneof(fc.constantFrom('', 'a=1', 'a=1; b="x"', 'http://a.test/'), fc.string({ unit: 'binary' }))
const orNull = fc.option(text)
const received = fc.record(
  {
    line: text,
    name: text,
    value: text,
    attributes: fc.array(fc.record({ name: text, value: orNull }, PLAIN), { maxLength: 2 }),
    verdict: fc.record(
      {
        outcome: fc.constantFrom(...OUTCOMES),
        reasons: fc.constantFrom([], ['SecureOnly' as const]),
        certainty: fc.constantFrom('predicted' as const, 'observed' as const),
        warnings: fc.constant([]),
      },
      PLAIN,
    ),
  },
  PLAIN,
)
const draft: fc.Arbitrary<Draft> = fc
  .record(
    {
      seq: fc.nat(),
      requestId: text,
      hop: fc.nat(),
      tabId: fc.integer(),
      frameId: fc.nat(),
      type: text,
      method: text,
      url: text,
      initiator: orNull,
      startedAt: fc.nat(),
      status: fc.option(fc.nat()),
      fromCache: fc.boolean(),
      redirectedTo: orNull,
      error: orNull,
      header: orNull,
      injected: fc.array(fc.record({ ruleId: text, name: text, effect: fc.constantFrom('added', 'removed') }, PLAIN)),
      received: fc.array(received, { maxLength: 2 }),
      settled: fc.boolean(),
      storeId: orNull,
      incognito: fc.boolean(),
      topUrl: orNull,
      missed: fc.subarray(['request', 'response'] as ('request' | 'response')[]),
      before: fc.option(orNull, { nil: undefined }),
      proof: fc.option(fc.record({ held: fc.array(text), drifted: fc.array(text) }, PLAIN)),
      from: fc.array(text, { maxLength: 2 }),
      ancestors: fc.array(text, { maxLength: 2 }),
      done: fc.boolean(),
    },
    PLAIN,
  )
  .map(({ header, injected, ...rest }) => {
    return { ...rest, sent: { header, cookies: header === null ? [] : parseCookieHeader(header), injected } }
  })

test('what is stored is what was there', () => {
  fc.assert(
    fc.property(fc.array(draft, { maxLength: 4 }), (drafts) => {
      expect(decodePage(encodePage(drafts), parseCookieHeader)).toStrictEqual(drafts)
    }),
    { numRuns: 50 },
  )
})

const one: Draft = {
  ...{ seq: 1, requestId: '1', hop: 0, tabId: 1, frameId: 0, type: 'image', method: 'GET', url: 'http://a.test/' },
  ...{ initiator: null, startedAt: 0, status: 200, fromCache: false, redirectedTo: null, error: null },
  sent: { header: null, cookies: [], injected: [] },
  ...{ received: [], settled: true, storeId: null, incognito: false, topUrl: null, missed: [], before: undefined },
  ...{ proof: null, from: [], ancestors: [], done: true },
}

test('a long header of many requests is held once, and parsed once', () => {
  const header = `sid=${'x'.repeat(4000)}`
  const sent = { header, cookies: parseCookieHeader(header), injected: [] }
  const page = encodePage([1, 2, 3].map((seq) => ({ ...one, seq, sent, before: header })))
  expect(page.split('x'.repeat(4000))).toHaveLength(2)
  let parsed = 0
  const back = decodePage(page, (text) => {
    parsed += 1
    return parseCookieHeader(text)
  })
  expect(back.map((draft) => [draft.sent.header, draft.before])).toEqual(Array(3).fill([header, header]))
  expect(parsed).toBe(1)
})

test.each([undefined, null, ''])('nobody looked, none, and an empty header are told apart: %j', (before) => {
  expect(decodePage(encodePage([{ ...one, before }]), parseCookieHeader)).toStrictEqual([{ ...one, before }])
})
