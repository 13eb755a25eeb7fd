import { beforeEach, expect, test } from 'vitest'
import { JarLookup } from '../../../../extension/background/capture/jar-lookup.ts'
import { CHROMIUM } from '../../../../extension/platform/chromium.ts'
import { FIREFOX } from '../../../../extension/platform/firefox.ts'
import { CookieChangeMatcher, type PendingCookie } from '../../../../src/exchange/record/cookie-change-matcher.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import { entry } from '../../exchange/an-entry.ts'
import { aCookie, FakeCookies } from '../../fakes/fake-cookies.ts'

const JAR = ['a', 'b', 'c', 'd'].map((name) => aCookie({ name, value: `${name} in the jar` }))

let cookies: FakeCookies
let lookup: JarLookup
beforeEach(() => {
  cookies = new FakeCookies(() => 0, JAR)
  lookup = new JarLookup(cookies, CHROMIUM)
})

const pending = (part: Partial<JarCookie> & { name: string }): PendingCookie =>
  new CookieChangeMatcher().addLine(entry({}), 0, aCookie({ storeId: '', ...part }), undefined, 0)
const values = async (...lines: PendingCookie[]) =>
  (await lookup.lookUp(lines)).map(([line, cookie]) => [line.expectedCookie.name, cookie?.value ?? null])
const filters = () => cookies.calls.map(({ details }) => details)

test('no line, no question', async () => {
  expect(await lookup.lookUp([])).toEqual([])
  expect(cookies.calls).toEqual([])
})

test('a few names are asked one by one, in every partition', async () => {
  expect(await values(pending({ name: 'a' }), pending({ name: 'gone' }))).toEqual([
    ['a', 'a in the jar'],
    ['gone', null],
  ])
  expect(filters()).toEqual([
    { name: 'a', domain: 'example.test', partitionKey: {} },
    { name: 'gone', domain: 'example.test', partitionKey: {} },
  ])
})

test('many names of a host are one question', async () => {
  await values(...['a', 'b', 'c', 'd'].map((name) => pending({ name })))
  expect(filters()).toEqual([{ domain: 'example.test', partitionKey: {} }])
})

test('a name beyond ASCII is not asked for: Firefox would compare its bytes', async () => {
  // Firefox returns names as byte strings.
  cookies = new FakeCookies(() => 0, [aCookie({ name: 'Ã¤', value: 'ä in the jar' })])
  lookup = new JarLookup(cookies, FIREFOX)
  expect(await values(pending({ name: 'ä' }))).toEqual([['ä', 'ä in the jar']])
  expect(filters()).toEqual([{ domain: 'example.test', partitionKey: {}, firstPartyDomain: null }])
})

test('of two cookies of one name, the one in the line’s partition is found', async () => {
  const there = { partitionKey: { topLevelSite: 'https://b.test', hasCrossSiteAncestor: true } }
  cookies = new FakeCookies(
    () => 0,
    [aCookie({ name: 'a', value: 'there', ...there }), aCookie({ name: 'a', value: 'here' })],
  )
  lookup = new JarLookup(cookies, CHROMIUM)
  expect(await values(pending({ name: 'a' }), pending({ name: 'a', ...there }))).toEqual([
    ['a', 'here'],
    ['a', 'there'],
  ])
})

test('each host and store is asked by itself', async () => {
  const lines = [
    pending({ name: 'a' }),
    pending({ name: 'a', domain: '.example.test', hostOnly: false }),
    pending({ name: 'a', storeId: '0' }),
  ]
  expect(await values(...lines)).toEqual([
    ['a', 'a in the jar'],
    // Another cookie: that one is host-only.
    ['a', null],
    ['a', 'a in the jar'],
  ])
  expect(filters()).toEqual([
    { name: 'a', domain: 'example.test', partitionKey: {} },
    { name: 'a', domain: 'example.test', partitionKey: {} },
    { name: 'a', domain: 'example.test', storeId: '0', partitionKey: {} },
  ])
})

test('another path is another cookie', async () => {
  expect(await values(pending({ name: 'a', path: '/deep' }))).toEqual([['a', null]])
})

test('a browser that does not answer rejects', async () => {
  cookies.failNext('getAll')
  await expect(lookup.lookUp([pending({ name: 'a' })])).rejects.toThrow('cookies.getAll failed')
})
