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

test('it knows the value that an overwrite does not tell', () => {
  const mirror = new JarMirror()
  mirror.seed([cookie('old')], 0)
  // Firefox: the removed half carries the new value.
  expect(mirror.apply({ cause: 'overwrite', removed: true, cookie: cookie('new'), at: 1 })?.value).toBe('old')
  expect(mirror.apply({ cause: 'explicit', removed: false, cookie: cookie('new'), at: 1 })).toBeNull()
  expect(mirror.named('a')).toEqual([cookie('new')])
})

test('paths, domains, stores and partitions are cookies of their own', () => {
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

test('names that differ only in case are alike, and not the same', () => {
  const mirror = new JarMirror()
  mirror.seed([cookie('1'), cookie('2', { name: 'A' })], 0)
  expect(mirror.named('A').map(({ value }) => value)).toEqual(['2'])
  expect(mirror.alike('A').map(({ value }) => value)).toEqual(['1', '2'])
  mirror.apply({ cause: 'explicit', removed: true, cookie: cookie('2', { name: 'A' }), at: 1 })
  expect(mirror.alike('A').map(({ value }) => value)).toEqual(['1'])
})

test('a cookie set where one is shown, with no overwrite before it: none was there, and the mirror is in doubt until it is read', async () => {
  const mirror = new JarMirror()
  mirror.seed([cookie('ghost'), cookie('another', { name: 'b' })], 10)
  expect(mirror.apply({ cause: 'explicit', removed: false, cookie: cookie('new'), at: 11 })).toBeNull()
  expect(mirror.isInDoubt).toBe(true)
  expect(mirror.shows(cookie('', { name: 'b' }))).toBe(true)
  await mirror.read(
    async () => [cookie('new')],
    () => 12,
  )
  expect(mirror.isInDoubt).toBe(false)
  expect(mirror.shows(cookie('', { name: 'b' }))).toBe(false)
})

test('what is told of the time before the mirror was read is no doubt', () => {
  const mirror = new JarMirror()
  mirror.seed([cookie('new')], 10)
  mirror.apply({ cause: 'explicit', removed: false, cookie: cookie('new'), at: 9 })
  expect(mirror.isInDoubt).toBe(false)
})

test('what is told while the jar is being read is newer than what was read', async () => {
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
