import { expect, test } from 'vitest'
import { JarReader } from '../../../../extension/background/jar/jar-reader.ts'
import { JarWriter } from '../../../../extension/background/jar/jar-writer.ts'
import { CHROMIUM } from '../../../../extension/platform/chromium.ts'
import { FIREFOX } from '../../../../extension/platform/firefox.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import { OwnWrites } from '../../../../src/jar/own-writes.ts'
import { FakeClock } from '../../fakes/fake-clock.ts'
import { aCookie, FakeCookies } from '../../fakes/fake-cookies.ts'

function create(jar: readonly JarCookie[] = [], platform = CHROMIUM) {
  const clock = new FakeClock()
  const cookies = new FakeCookies(() => clock.now(), jar)
  const ownWrites = new OwnWrites()
  return {
    clock,
    cookies,
    ownWrites,
    reader: new JarReader({ cookies, platform, clock }),
    writer: new JarWriter({ cookies, platform, ownWrites, clock }),
  }
}

const detailsOf = (cookies: FakeCookies) => cookies.calls.find(({ call }) => call === 'set')?.details

test('every store and partition is read; those of private windows only when asked', async () => {
  const partitioned = { topLevelSite: 'https://b.test' }
  const { cookies, reader } = create([
    aCookie({ name: 'a' }),
    aCookie({ name: 'b', partitionKey: partitioned }),
    aCookie({ name: 'p', storeId: 'private' }),
  ])
  cookies.stores = [
    { id: '0', incognito: false, tabIds: [] },
    { id: 'private', incognito: true, tabIds: [] },
  ]
  expect((await reader.all()).map(({ name }) => name)).toEqual(['a', 'b', 'p'])
  expect((await reader.allButPrivate()).map(({ name }) => name)).toEqual(['a', 'b'])
})

test('Firefox’s names are decoded when read, and encoded when written', async () => {
  const { cookies, reader, writer } = create([aCookie({ name: 'Ã¼' })], FIREFOX)
  expect((await reader.all()).map(({ name }) => name)).toEqual(['ü'])
  await writer.write(aCookie({ name: 'ü', firstPartyDomain: 'a.test' }))
  expect(detailsOf(cookies)).toMatchObject({ name: 'Ã¼', firstPartyDomain: 'a.test' })
})

test('a cookie is found by its whole key', async () => {
  const cookie = aCookie({ name: 'a', value: 'x' })
  const { reader } = create([
    aCookie({ name: 'a', path: '/deep' }),
    aCookie({ name: 'a', domain: '.example.test' }),
    aCookie({ name: 'a', storeId: '1' }),
    cookie,
  ])
  expect(await reader.find({ ...cookie, value: 'another value' })).toEqual(cookie)
  expect(await reader.find({ ...cookie, path: '/none' })).toBeNull()
})

test('a cookie whose store or kind of partition is open is found in any', async () => {
  const topLevelSite = 'https://b.test'
  const stored = aCookie({ name: 'a', storeId: '1', partitionKey: { topLevelSite, hasCrossSiteAncestor: true } })
  const { reader } = create([stored])
  expect(await reader.find({ ...stored, storeId: '', partitionKey: { topLevelSite } })).toEqual(stored)
  const other = { topLevelSite, hasCrossSiteAncestor: false }
  expect(await reader.find({ ...stored, partitionKey: other })).toBeNull()
})

test('an expired cookie that Firefox still lists is not there', async () => {
  const { clock, reader } = create()
  const cookie = aCookie({ name: 'a', expirationDate: clock.now() / 1000 + 10 })
  const world = create([cookie])
  expect(await world.reader.find(cookie)).toEqual(cookie)
  world.clock.skip(10_000)
  expect(await world.reader.find(cookie)).toBeNull()
  expect(await reader.find(cookie)).toBeNull()
})

test('a cookie is written with every attribute', async () => {
  const { cookies, reader, writer } = create()
  const cookie = aCookie({
    name: 'a',
    domain: '.example.test',
    secure: true,
    httpOnly: true,
    sameSite: 'strict',
    path: '/x',
    expirationDate: 2_000_000_000,
    partitionKey: { topLevelSite: 'https://b.test' },
  })
  expect(await writer.write(cookie)).toBeNull()
  expect(detailsOf(cookies)).toMatchObject({ url: 'https://example.test/', domain: '.example.test' })
  expect(await reader.find(cookie)).toEqual(cookie)
})

test('a host-only session cookie of an unknown store leaves all that to the browser', async () => {
  const { cookies, writer } = create()
  await writer.write(aCookie({ name: 'a', storeId: '' }))
  const details = detailsOf(cookies)
  expect(details).not.toHaveProperty('domain')
  expect(details).not.toHaveProperty('storeId')
  expect(details).not.toHaveProperty('expirationDate')
  expect(details).toMatchObject({ url: 'http://example.test/' })
})

test('a Secure cookie is replaced by a secure URL', async () => {
  const { cookies, writer } = create()
  await writer.write(aCookie({ name: 'a' }), true)
  expect(detailsOf(cookies)).toMatchObject({ url: 'https://example.test/', secure: false })
})

test('exactly one cookie is erased', async () => {
  const [one, other] = [aCookie({ name: 'a' }), aCookie({ name: 'a', path: '/deep' })]
  const { cookies, writer } = create([one, other])
  expect(await writer.erase(one)).toBeNull()
  expect(cookies.jar).toEqual([other])
})

test('a write is known as our own; one that the browser refuses is not', async () => {
  const cookie = aCookie({ name: 'a' })
  const { clock, cookies, ownWrites, writer } = create()
  const change = { cause: 'explicit', removed: false, cookie, at: clock.now() } as const
  expect(await writer.write(cookie)).toBeNull()
  expect(ownWrites.recognizes(change)).toBe(true)
  expect(ownWrites.claims(change)).toBe(true)
  cookies.failNext('set', new Error('Failed to parse or set cookie named "a".'))
  expect(await writer.write(cookie)).toBe('Failed to parse or set cookie named "a".')
  expect(ownWrites.claims(change)).toBe(false)
})

test('a refusal that is no error is told as text', async () => {
  const refuse = { set: () => Promise.reject('no') }
  const writer = new JarWriter({
    cookies: refuse,
    platform: CHROMIUM,
    ownWrites: new OwnWrites(),
    clock: new FakeClock(),
  })
  expect(await writer.write(aCookie({ name: 'a' }))).toBe('no')
})
