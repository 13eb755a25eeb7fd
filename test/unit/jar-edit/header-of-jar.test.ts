import { expect, test } from 'vitest'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { headerOfJar } from '../../../src/jar-edit/header-of-jar.ts'

const NOW = 1_700_000_000_000
const cookie = (name: string, part: Partial<JarCookie> = {}): JarCookie => ({
  ...{ name, value: '1', domain: 'shop.test', hostOnly: true, path: '/', secure: false, httpOnly: false },
  ...{ sameSite: 'strict', session: true, storeId: '0' },
  ...part,
})

test.each<[string, JarCookie[], string | null]>([
  ['none', [], null],
  ['longer paths first', [cookie('a'), cookie('b', { path: '/deep' })], 'b=1; a=1'],
  ['only paths that match', [cookie('a', { path: '/deeper' })], null],
  ['domain cookies of a parent', [cookie('a', { domain: '.test-shop.test' }), cookie('b')], 'b=1'],
  ['host-only ones of this host only', [cookie('a', { domain: 'test' })], null],
  ['a domain cookie of this host', [cookie('a', { domain: '.shop.test', hostOnly: false })], 'a=1'],
  ['no Secure one over http', [cookie('a', { secure: true })], null],
  ['none of a partition', [cookie('a', { partitionKey: { topLevelSite: 'https://b.test' } })], null],
  ['none that has expired', [cookie('a', { session: false, expirationDate: NOW / 1000 })], null],
  ['a value without a name as it is', [cookie('', { value: 'v' })], 'v'],
])('%s', (_, jar, header) => {
  expect(headerOfJar(jar, 'http://shop.test/deep/er', NOW)).toBe(header)
})

test('a Secure cookie over https', () => {
  expect(headerOfJar([cookie('a', { secure: true })], 'https://shop.test/', NOW)).toBe('a=1')
})
