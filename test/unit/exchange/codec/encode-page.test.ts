import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCookieHeader } from '../../../../src/cookie/parse-cookie-header.ts'
import { encodePage } from '../../../../src/exchange/codec/encode-page.ts'
import { EncodedPage } from '../../../../src/exchange/codec/encoded-page.ts'
import type { LogEntry } from '../../../../src/exchange/model/log-entry.ts'
import { anyEntry, line } from '../any-entry.ts'

const decodePage = (page: string): LogEntry[] => new EncodedPage(page).exchanges.map(({ entry }) => entry)

test('a decoded page equals the encoded entries', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 4 }), (entries) => {
      expect(decodePage(encodePage(entries))).toStrictEqual(entries)
    }),
    { numRuns: 50 },
  )
})

const one: LogEntry = {
  ...{ seq: 1, requestId: '1', hop: 0, tabId: 1, frameId: 0, type: 'image', method: 'GET', url: 'http://a.test/' },
  ...{ initiator: null, startedAt: 0, status: 200, fromCache: false, redirectedTo: null, error: null },
  sent: { header: null, cookies: [], injected: [] },
  ...{ received: [], settled: true, storeId: null, incognito: false, topUrl: null, missed: [], before: undefined },
  ...{ respondedAt: null, notes: [], tabs: [] },
  ...{ proof: null, from: [], ancestors: [], heard: 0, done: true },
}

test('a long header of many requests is stored once and parsed once', () => {
  const header = `sid=${'x'.repeat(4000)}`
  const sent = { header, cookies: parseCookieHeader(header), injected: [] }
  const page = encodePage([1, 2, 3].map((seq) => ({ ...one, seq, sent, before: header })))
  expect(page.split('x'.repeat(4000))).toHaveLength(2)
  const back = decodePage(page)
  expect(back.map((entry) => [entry.sent.header, entry.before])).toEqual(Array(3).fill([header, header]))
  expect(new Set(back.map((entry) => entry.sent.cookies)).size).toBe(1)
})

test('a header that resembles the one before is stored as a difference', () => {
  const header = (sid: number) => `a=${'x'.repeat(2000)}; sid=${sid}; b=${'y'.repeat(2000)}`
  const entries = [1, 2, 3, 4, 5].map((seq) => {
    return { ...one, seq, sent: { header: header(seq), cookies: parseCookieHeader(header(seq)), injected: [] } }
  })
  const page = encodePage(entries)
  expect(page.length).toBeLessThan(5000)
  expect(decodePage(page)).toStrictEqual(entries)
})

test('fields without a column are kept', () => {
  const more = { ...one, extra: [1, { a: 'é' }], received: [{ ...line('a=1'), was: null }] }
  expect(decodePage(encodePage([more]))).toStrictEqual([more])
})

test('a page is ASCII', () => {
  expect(encodePage([{ ...one, url: 'http://a.test/ü€😀' }])).toMatch(/^[\0-\x7f]*$/)
})

test.each([undefined, null, ''])('not observed, none and an empty header stay distinct: %j', (before) => {
  expect(decodePage(encodePage([{ ...one, before }]))).toStrictEqual([{ ...one, before }])
})
