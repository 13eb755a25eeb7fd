import { describe, expect, test } from 'vitest'
import { readEvent } from '../../../../extension/background/capture/read-event.ts'
import type { Platform } from '../../../../extension/platform/capabilities.ts'
import { CHROMIUM } from '../../../../extension/platform/chromium.ts'
import type { Details } from '../../../../extension/platform/details.ts'
import { FIREFOX } from '../../../../extension/platform/firefox.ts'
import type { RequestFacts } from '../../../../src/exchange/model/web-request-event.ts'
import { someDetails } from '../../fakes/fake-web-request.ts'

const TABS = { tabsOf: (origin: string) => (origin === 'https://worker.test' ? [4, 5] : []) }

function read(kind: 'before' | 'send' | 'headers' | 'redirect' | 'completed' | 'failed', part: Partial<Details>) {
  return readEvent({ kind, details: someDetails(part), pageUrl: undefined, rules: undefined }, CHROMIUM, TABS)
}

function facts(part: Partial<Details>, pageUrl?: string, platform: Platform = CHROMIUM): RequestFacts {
  return readEvent({ kind: 'send', details: someDetails(part), pageUrl, rules: undefined }, platform, TABS).request()
}

describe('each kind of event', () => {
  const headers = [{ name: 'cookie', value: 'a=1' }]

  test('a request before and after the rules has its Cookie header', () => {
    expect(read('before', { requestHeaders: headers })).toMatchObject({ kind: 'before', cookie: 'a=1' })
    expect(read('send', { requestHeaders: headers })).toMatchObject({ kind: 'send', cookie: 'a=1', notes: [] })
    expect(read('send', {})).toMatchObject({ cookie: null })
  })

  test('a response has its lines, its date, and what it is', () => {
    const responseHeaders = [
      { name: 'Set-Cookie', value: 'a=1' },
      { name: 'set-cookie', value: 'b=2' },
      { name: 'Date', value: 'Tue, 14 Nov 2023 22:13:20 GMT' },
      { name: 'Secure-Session-Registration', value: '(ES256)' },
      { name: 'Content-Disposition', value: ' attachment; filename=x' },
    ]
    expect(read('headers', { responseHeaders, statusCode: 200, fromCache: true })).toMatchObject({
      ...{ status: 200, fromCache: true, lines: ['a=1', 'b=2'], serverDate: 1_700_000_000_000, dbsc: true },
      notes: ['download'],
    })
    expect(read('headers', {})).toMatchObject({ status: 0, lines: [], serverDate: null, dbsc: false, notes: [] })
  })

  test('the end of a hop', () => {
    expect(read('redirect', { redirectUrl: 'http://b.test/', statusCode: 302 })).toMatchObject({
      to: 'http://b.test/',
      status: 302,
    })
    expect(read('redirect', {})).toMatchObject({ to: '' })
    expect(read('completed', { statusCode: 200 })).toMatchObject({ status: 200, fromCache: false })
    expect(read('failed', { error: 'net::ERR_ABORTED' })).toMatchObject({ error: 'net::ERR_ABORTED' })
    expect(read('failed', {})).toMatchObject({ error: '' })
  })

  test('times are rounded: an event to a tenth of a millisecond, a request to a whole one', () => {
    const event = read('completed', { timeStamp: 1_700_000_000_000.26 })
    expect([event.at, event.request().at]).toEqual([1_700_000_000_000.3, 1_700_000_000_000])
  })

  test.each([
    ['https://user:password@a.test/path', 'https://a.test/path'],
    ['https://a.test/@path', 'https://a.test/@path'],
    ['https://a.test/?q=x@y', 'https://a.test/?q=x@y'],
  ])('credentials are removed: %s', (url, plain) => {
    const event = read('completed', { url })
    expect([event.url, event.request().url]).toEqual([plain, plain])
  })
})

describe('the facts of a request', () => {
  test('in Firefox the browser names store and page', () => {
    const part = { type: 'image', originUrl: 'https://a.test/x', documentUrl: 'https://a.test/', cookieStoreId: 'c1' }
    expect(facts({ ...part, incognito: true }, undefined, FIREFOX)).toMatchObject({
      ...{ initiator: 'https://a.test', topUrl: 'https://a.test/', storeId: 'c1', incognito: true },
    })
  })

  test('in Chromium the page is the one that the tab showed', () => {
    const part = { type: 'image', initiator: 'https://a.test' }
    expect(facts(part, 'https://a.test/page')).toMatchObject({ topUrl: 'https://a.test/page', storeId: null })
    expect(facts(part)).toMatchObject({ topUrl: null, incognito: false, ancestors: [], tabs: [] })
  })

  test('a prerendered page is not the one that its tab shows', () => {
    const part = { type: 'image', documentLifecycle: 'prerender', initiator: 'https://next.test' }
    expect(facts(part, 'https://a.test/')).toMatchObject({ topUrl: 'https://next.test', notes: ['prerender'] })
  })

  test('a worker belongs to the tabs that show a page of its origin', () => {
    expect(facts({ tabId: -1, type: 'xmlhttprequest', initiator: 'https://worker.test' })).toMatchObject({
      notes: ['worker'],
      tabs: [4, 5],
    })
    expect(facts({ tabId: -1, type: 'xmlhttprequest' })).toMatchObject({ notes: [], tabs: [] })
  })

  test('ancestors are the browser’s, or the page for its own frame', () => {
    const frame = { type: 'sub_frame', parentFrameId: 0, frameId: 3 }
    expect(facts({ ...frame, frameAncestors: [{ url: 'https://b.test/' }] }, 'https://a.test/').ancestors).toEqual([
      'https://b.test/',
    ])
    expect(facts(frame, 'https://a.test/').ancestors).toEqual(['https://a.test/'])
    expect(facts(frame).ancestors).toEqual([])
    expect(facts({ ...frame, parentFrameId: 2 }, 'https://a.test/').ancestors).toEqual([])
    expect(facts({ ...frame, frameType: 'fenced_frame' }, 'https://a.test/')).toMatchObject({
      ancestors: [],
      notes: ['fenced-frame'],
    })
  })
})

describe('notes of a request that leaves', () => {
  test.each<[string, Partial<Details>, string[]]>([
    [
      'a CORS preflight',
      { method: 'OPTIONS', requestHeaders: [{ name: 'Access-Control-Request-Method', value: 'PUT' }] },
      ['preflight'],
    ],
    ['a plain OPTIONS', { method: 'OPTIONS', requestHeaders: [] }, []],
    ['a prefetch', { requestHeaders: [{ name: 'Sec-Purpose', value: 'prefetch' }] }, ['prefetch']],
    ['a prerender', { requestHeaders: [{ name: 'Sec-Purpose', value: 'prefetch;prerender' }] }, ['prerender']],
  ])('%s', (_what, part, notes) => {
    expect(read('send', part)).toMatchObject({ notes })
  })
})
