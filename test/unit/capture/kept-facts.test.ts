import { expect, test } from 'vitest'
import { packFacts, unpackFacts, type WebFact } from '../../../extension/background/capture/kept-facts.ts'
import type { Details } from '../../../extension/platform/details.ts'

const CHROMIUM: Details = {
  requestId: '96',
  tabId: 1212564352,
  frameId: 0,
  parentFrameId: -1,
  type: 'xmlhttprequest',
  method: 'GET',
  url: 'http://a.test/c?0',
  timeStamp: 1796024243966.25,
  initiator: 'http://a.test',
  documentLifecycle: 'active',
  frameType: 'outermost_frame',
}
const FIREFOX: Details = {
  requestId: '13',
  tabId: 2,
  frameId: 7,
  parentFrameId: 0,
  type: 'sub_frame',
  method: 'POST',
  url: 'http://b.test/',
  timeStamp: 1796024241443,
  incognito: true,
  originUrl: 'http://a.test/',
  documentUrl: 'http://b.test/',
  frameAncestors: [{ url: 'http://a.test/' }],
  cookieStoreId: 'firefox-private',
}
const cookie = (value: string) => ({ name: 'Cookie', value })

function fact(kind: WebFact['kind'], details: Details): WebFact {
  return { kind, details, top: 'http://a.test/', rules: undefined }
}

test('facts come back as they were', () => {
  const long = 'x'.repeat(400)
  const facts = [
    fact('send', { ...CHROMIUM, requestHeaders: [cookie(`a=1; b=${long}; c=3`)] }),
    fact('send', { ...CHROMIUM, requestId: '97', requestHeaders: [cookie(`a=1; b=${long}; c=4`)] }),
    fact('send', { ...FIREFOX, requestHeaders: [] }),
    fact('headers', {
      ...FIREFOX,
      statusCode: 200,
      fromCache: false,
      responseHeaders: [{ name: 'Set-Cookie', value: '' }],
    }),
    fact('redirect', { ...CHROMIUM, statusCode: 302, redirectUrl: 'http://b.test/' }),
    fact('completed', { ...CHROMIUM, statusCode: 200, fromCache: true }),
    { ...fact('failed', { ...CHROMIUM, error: 'net::ERR_ABORTED' }), top: undefined },
  ]
  expect(unpackFacts(packFacts(facts))).toEqual(facts)
})

test('of every field that is read nothing is lost', () => {
  const details: Required<Details> = {
    ...FIREFOX,
    initiator: 'http://a.test',
    documentLifecycle: 'active',
    frameType: 'sub_frame',
    incognito: false,
    originUrl: 'http://a.test/',
    documentUrl: 'http://b.test/',
    frameAncestors: [],
    cookieStoreId: '0',
    parentFrameId: -1,
    requestHeaders: [],
    responseHeaders: [],
    statusCode: 0,
    fromCache: false,
    redirectUrl: '',
    error: 'x',
  }
  expect(unpackFacts(packFacts([fact('failed', details)]))).toEqual([fact('failed', details)])
})

test('values that are no UTF-8 and characters beyond ASCII come back too', () => {
  const facts = [
    fact('headers', { ...CHROMIUM, responseHeaders: [{ name: 'set-cookie', binaryValue: [97, 61, 255] }] }),
    fact('send', { ...FIREFOX, requestHeaders: [cookie('ä=\u{1F36A}\0')] }),
  ]
  const text = packFacts(facts)
  expect(unpackFacts(text)).toEqual(facts)
  // One character beyond would make Firefox hold all of it in twice the bytes.
  expect([...text].every((char) => char <= '\x7f')).toBe(true)
})

test('headers that nobody reads are left out, and what repeats is held once', () => {
  const headers = [cookie(`a=1; b=${'x'.repeat(400)}`), { name: 'User-Agent', value: 'y'.repeat(400) }]
  const facts = Array.from({ length: 100 }, (_, n) =>
    fact('send', { ...CHROMIUM, requestId: String(n), requestHeaders: headers }),
  )
  expect(unpackFacts(packFacts(facts)).every(({ details }) => details.requestHeaders?.length === 1)).toBe(true)
  expect(packFacts(facts).length).toBeLessThan(15_000)
})
