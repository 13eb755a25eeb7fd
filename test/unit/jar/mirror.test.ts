import { expect, test } from 'vitest'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { JarMirror } from '../../../src/jar/mirror.ts'

const cookie = (value: string, more: Partial<JarCookie> = {}): JarCookie => ({
  name: 'a',
  value,
  domain: 'a.test',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: 'unspecified',
  session: true,
  storeId: '0',
  ...more,
})

test('the value before an overwrite is known, though Firefox’s event carries the new one', () => {
  const mirror = new JarMirror()
  mirror.seed([cookie('old')], 0)
  // Firefox: the removed half carries the new value.
  expect(mirror.apply({ cause: 'overwrite', removed: true, cookie: cookie('new'), at: 1 })?.value).toBe('old')
  expect(mirror.apply({ cause: 'explicit', removed: false, cookie: cookie('new'), at: 1 })).toBeNull()
  expect(mirror.named('a')).toEqual([cookie('new')])
})

test('cookies of other paths, domains, stores and partitions are kept apart', () => {
  const mirror = new JarMirror()
  mirror.seed(
    [
      cookie('1'),
      cookie('2', { path: '/x' }),
      cookie('3', { domain: '.a.test', hostOnly: false }),
      cookie('4', { storeId: '1' }),
      cookie('5', { partitionKey: { topLevelSite: 'https://b.test' } }),
      cookie('6', { partitionKey: { topLevelSite: 'https://b.test', hasCrossSiteAncestor: true } }),
    ],
    0,
  )
  expect(mirror.named('a')).toHaveLength(6)
  mirror.apply({ cause: 'explicit', removed: true, cookie: cookie('1'), at: 1 })
  expect(mirror.named('a').map(({ value }) => value)).toEqual(['2', '3', '4', '5', '6'])
})

test('names that differ only in case are found together only when asked for that', () => {
  const mirror = new JarMirror()
  mirror.seed([cookie('1'), cookie('2', { name: 'A' })], 0)
  expect(mirror.named('A').map(({ value }) => value)).toEqual(['2'])
  expect(mirror.namedIgnoringCase('A').map(({ value }) => value)).toEqual(['1', '2'])
  mirror.apply({ cause: 'explicit', removed: true, cookie: cookie('2', { name: 'A' }), at: 1 })
  expect(mirror.namedIgnoringCase('A').map(({ value }) => value)).toEqual(['1'])
})

test('a cookie set over a known one without an overwrite event shows that the copy is stale, until it is read again', async () => {
  const mirror = new JarMirror()
  mirror.seed([cookie('ghost'), cookie('another', { name: 'b' })], 10)
  expect(mirror.apply({ cause: 'explicit', removed: false, cookie: cookie('new'), at: 11 })).toBeNull()
  expect(mirror.isStale).toBe(true)
  expect(mirror.holds(cookie('', { name: 'b' }))).toBe(true)
  await mirror.read(
    async () => [cookie('new')],
    () => 12,
  )
  expect(mirror.isStale).toBe(false)
  expect(mirror.holds(cookie('', { name: 'b' }))).toBe(false)
})

test('a cookie in another partition is another one, unless the partition is not known', () => {
  const mirror = new JarMirror()
  mirror.seed([cookie('1', { partitionKey: { topLevelSite: 'https://b.test' } })], 0)
  expect(mirror.holds(cookie(''))).toBe(false)
  expect(mirror.holds(cookie('', { partitionKey: { topLevelSite: 'https://b.test' } }))).toBe(true)
  expect(mirror.holds(cookie('', { partitionKey: {}, storeId: '' }))).toBe(true)
})

test('an event from before the reading does not make the copy stale', () => {
  const mirror = new JarMirror()
  mirror.seed([cookie('new')], 10)
  mirror.apply({ cause: 'explicit', removed: false, cookie: cookie('new'), at: 9 })
  expect(mirror.isStale).toBe(false)
})

test('a change that arrives during the reading wins over what was read', async () => {
  const mirror = new JarMirror()
  mirror.seed([cookie('old')], 0)
  let answer = (_: JarCookie[]): void => undefined
  const reading = mirror.read(
    () => new Promise<JarCookie[]>((resolve) => (answer = resolve)),
    () => 5,
  )
  mirror.apply({ cause: 'overwrite', removed: true, cookie: cookie('new'), at: 1 })
  mirror.apply({ cause: 'explicit', removed: false, cookie: cookie('new'), at: 1 })
  answer([cookie('old'), cookie('other', { name: 'b' })])
  await reading
  expect(mirror.named('a').map(({ value }) => value)).toEqual(['new'])
  expect(mirror.named('b')).toHaveLength(1)
})
