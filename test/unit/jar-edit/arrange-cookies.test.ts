import { expect, test } from 'vitest'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { arrangeCookies, type Order } from '../../../src/jar-edit/arrange-cookies.ts'

const cookie = (name: string, value: string, part: Partial<JarCookie> = {}): JarCookie => ({
  name,
  value,
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: 'lax',
  session: true,
  storeId: '0',
  ...part,
})
const JAR = [
  cookie('b', 'longest', { expirationDate: 5 }),
  cookie('A', '1', { domain: '.shop.test', hostOnly: false, path: '/deep' }),
  cookie('c', '22', { expirationDate: 9, domain: 'api.shop.test', partitionKey: { topLevelSite: 'https://top.test' } }),
]
const names = (text: string, by: Order['by'], descending = false) =>
  arrangeCookies(JAR, text, { by, descending })
    .map(({ name }) => name)
    .join('')

test.each<[Order['by'], string]>([
  ['name', 'Abc'],
  ['value', 'Acb'],
  ['where', 'cbA'],
  ['expires', 'bcA'],
])('by %s', (by, order) => {
  expect(names('', by)).toBe(order)
  expect(names('', by, true)).toBe([...order].reverse().join(''))
})

test.each([
  ['long', 'b'],
  ['DEEP', 'A'],
  [' api. ', 'c'],
  ['top.test', 'c'],
  ['nothing', ''],
])('search %j', (text, found) => expect(names(text, 'name')).toBe(found))

test('equal ones keep their order, and the input is not changed', () => {
  const twins = [cookie('x', '1', { path: '/2' }), cookie('x', '1', { path: '/1' })]
  expect(arrangeCookies(twins, '', { by: 'name', descending: false })).toEqual(twins)
  arrangeCookies(JAR, '', { by: 'name', descending: false })
  expect(JAR.map(({ name }) => name)).toEqual(['b', 'A', 'c'])
})
