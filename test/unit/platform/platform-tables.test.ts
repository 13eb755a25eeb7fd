import { expect, test } from 'vitest'
import { CHROMIUM } from '../../../extension/platform/chromium.ts'
import type { Details } from '../../../extension/platform/details.ts'
import { FIREFOX } from '../../../extension/platform/firefox.ts'
import { cookieHeader, headerOf, readResponse, setCookieLines } from '../../../extension/platform/headers.ts'

const details = (part: Partial<Details>): Details => ({
  requestId: '1',
  tabId: 1,
  frameId: 0,
  type: 'script',
  method: 'GET',
  url: 'http://a.test/x.js',
  timeStamp: 0,
  ...part,
})

test('Firefox gives header values and names as byte strings, Chromium as text', () => {
  expect(FIREFOX.decode('Ã¼')).toBe('ü')
  expect(FIREFOX.encode('ü')).toBe('Ã¼')
  expect(FIREFOX.decode('plain')).toBe('plain')
  expect(FIREFOX.encode('plain')).toBe('plain')
  expect(FIREFOX.cookieName(FIREFOX.nameForApi('日本'))).toBe('日本')
  expect([CHROMIUM.decode('ü'), CHROMIUM.encode('ü'), CHROMIUM.cookieName('ü'), CHROMIUM.nameForApi('ü')]).toEqual(
    Array(4).fill('ü'),
  )
})

test('Firefox joins all Set-Cookie lines in one entry', () => {
  const headers = [
    { name: 'set-cookie', value: 'a=1\nb=2' },
    { name: 'X', value: 'y' },
  ]
  expect(setCookieLines(headers, FIREFOX)).toEqual(['a=1', 'b=2'])
  expect(setCookieLines(headers, CHROMIUM)).toEqual(['a=1\nb=2'])
  expect(setCookieLines(undefined, CHROMIUM)).toEqual([])
})

test('the initiator is an origin in both browsers', () => {
  expect(CHROMIUM.initiator(details({ initiator: 'http://b.test' }))).toBe('http://b.test')
  expect(FIREFOX.initiator(details({ originUrl: 'http://b.test/page' }))).toBe('http://b.test')
  expect(FIREFOX.initiator(details({ originUrl: 'http://b.test/page' }))).toBe('http://b.test')
  expect(FIREFOX.initiator(details({ originUrl: 'moz-extension://abc/page' }))).toBe('null')
  expect(FIREFOX.initiator(details({ originUrl: 'no url' }))).toBe('null')
  expect([CHROMIUM.initiator(details({})), FIREFOX.initiator(details({}))]).toEqual([null, null])
})

test('the page of a request, as far as the event tells', () => {
  const page = details({ type: 'main_frame', url: 'http://a.test/' })
  expect([CHROMIUM.topUrl(page), FIREFOX.topUrl(page)]).toEqual(['http://a.test/', 'http://a.test/'])
  expect([CHROMIUM.topUrl(details({})), FIREFOX.topUrl(details({}))]).toEqual([null, null])
  const framed = details({ frameAncestors: [{ url: 'http://inner.test/' }, { url: 'http://top.test/' }] })
  expect(FIREFOX.topUrl(framed)).toBe('http://top.test/')
  expect(FIREFOX.topUrl(details({ documentUrl: 'http://doc.test/' }))).toBe('http://doc.test/')
})

test('WebSockets are requested beside every host only, as beside one site they bring up a dialog', () => {
  expect(CHROMIUM.socketsOf('*://*/*')).toEqual(['ws://*/*', 'wss://*/*'])
  expect(CHROMIUM.socketsOf('https://a.test/*')).toEqual([])
  expect(FIREFOX.socketsOf('*://*/*')).toEqual([])
})

test('stores, first parties and stored texts', () => {
  expect([CHROMIUM.storeId(details({})), FIREFOX.storeId(details({}))]).toEqual([null, null])
  expect(FIREFOX.storeId(details({ cookieStoreId: '1' }))).toBe('1')
  expect([CHROMIUM.firstParty('a.test'), FIREFOX.firstParty('a.test'), FIREFOX.firstParty(undefined)]).toEqual([
    {},
    { firstPartyDomain: 'a.test' },
    { firstPartyDomain: null },
  ])
  expect([CHROMIUM.narrow('aü'), FIREFOX.narrow('aü')]).toEqual(['aü', 'aü'])
  expect(CHROMIUM.splitSetCookie('a=1')).toEqual(['a=1'])
})

test('a Cookie header is decoded; octets that are not UTF-8 become U+FFFD', () => {
  expect(cookieHeader([{ name: 'cookie', value: 'a=Ã¼' }], FIREFOX)).toBe('a=ü')
  expect(cookieHeader([{ name: 'Cookie', binaryValue: [0x61, 0x3d, 0xff] }], CHROMIUM)).toBe('a=\ufffd')
  expect(cookieHeader([{ name: 'Cookie' }], CHROMIUM)).toBeNull()
  expect(cookieHeader([{ name: 'Accept', value: '*/*' }], CHROMIUM)).toBeNull()
  expect(cookieHeader(undefined, CHROMIUM)).toBeNull()
})

test('one header by its name', () => {
  expect(headerOf([{ name: 'Sec-Purpose', value: 'prefetch' }], 'sec-purpose')).toBe('prefetch')
  expect(headerOf([{ name: 'Sec-Purpose' }], 'sec-purpose')).toBeNull()
  expect(headerOf(undefined, 'sec-purpose')).toBeNull()
})

test('what a response says that verdicts depend on', () => {
  const headers = [
    { name: 'Set-Cookie', value: 'a=1' },
    { name: 'SET-COOKIE', value: 'b=2' },
    { name: 'Set-Cookie' },
    { name: 'Date', value: 'Thu, 01 Jan 1970 00:00:01 GMT' },
    { name: 'Secure-Session-Registration', value: '(ES256)' },
    { name: 'Content-Disposition', value: ' Attachment; filename=x' },
    { name: 'Content-Type', value: 'text/html' },
  ]
  expect(readResponse(headers, CHROMIUM)).toEqual({
    lines: ['a=1', 'b=2'],
    serverDate: 1000,
    dbsc: true,
    attachment: true,
  })
  expect(readResponse([{ name: 'Sec-Session-Registration', value: 'x' }], CHROMIUM).dbsc).toBe(true)
  expect(readResponse(undefined, FIREFOX)).toEqual({ lines: [], serverDate: null, dbsc: false, attachment: false })
})
