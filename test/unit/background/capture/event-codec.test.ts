import { expect, test } from 'vitest'
import { decodeEvents, encodeEvents } from '../../../../extension/background/capture/event-codec.ts'
import type { RawRequestEvent } from '../../../../extension/background/capture/raw-event.ts'
import type { Details } from '../../../../extension/platform/details.ts'

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

function event(kind: RawRequestEvent['kind'], details: Details): RawRequestEvent {
  return { kind, details, pageUrl: 'http://a.test/', rules: undefined }
}

test('decoded events equal the encoded ones', () => {
  const long = 'x'.repeat(400)
  const events = [
    event('send', { ...CHROMIUM, requestHeaders: [cookie(`a=1; b=${long}; c=3`)] }),
    event('send', { ...CHROMIUM, requestId: '97', requestHeaders: [cookie(`a=1; b=${long}; c=4`)] }),
    event('send', { ...FIREFOX, requestHeaders: [] }),
    event('headers', {
      ...FIREFOX,
      statusCode: 200,
      fromCache: false,
      responseHeaders: [{ name: 'Set-Cookie', value: '' }],
    }),
    event('redirect', { ...CHROMIUM, statusCode: 302, redirectUrl: 'http://b.test/' }),
    event('completed', { ...CHROMIUM, statusCode: 200, fromCache: true }),
    { ...event('failed', { ...CHROMIUM, error: 'net::ERR_ABORTED' }), pageUrl: undefined },
  ]
  expect(decodeEvents(encodeEvents(events))).toEqual(events)
})

test('every field is kept', () => {
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
  expect(decodeEvents(encodeEvents([event('failed', details)]))).toEqual([event('failed', details)])
})

test('values that are not UTF-8 and characters beyond ASCII are kept, in ASCII', () => {
  const events = [
    event('headers', { ...CHROMIUM, responseHeaders: [{ name: 'set-cookie', binaryValue: [97, 61, 255] }] }),
    event('send', { ...FIREFOX, requestHeaders: [cookie('ä=\u{1F36A}\0')] }),
  ]
  const text = encodeEvents(events)
  expect(decodeEvents(text)).toEqual(events)
  // One character beyond ASCII would make Firefox store the whole text in twice the bytes.
  expect([...text].every((char) => char <= '\x7f')).toBe(true)
})

test('unread headers are left out, and repeated strings are stored once', () => {
  const headers = [cookie(`a=1; b=${'x'.repeat(400)}`), { name: 'User-Agent', value: 'y'.repeat(400) }]
  const events = Array.from({ length: 100 }, (_, n) =>
    event('send', { ...CHROMIUM, requestId: String(n), requestHeaders: headers }),
  )
  expect(decodeEvents(encodeEvents(events)).every(({ details }) => details.requestHeaders?.length === 1)).toBe(true)
  expect(encodeEvents(events).length).toBeLessThan(15_000)
})
