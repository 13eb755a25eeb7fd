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
