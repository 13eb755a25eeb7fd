import { expect, test } from 'vitest'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { OwnWrites } from '../../../src/jar/own-writes.ts'
import { wholeCookie } from '../../../src/jar/whole-cookie.ts'

const cookie = (name: string, domain = 'a.test', more: Partial<JarCookie> = {}): JarCookie =>
  wholeCookie({ name, value: '1', domain, path: '/', storeId: '0', ...more })
const content = { value: '1', secure: false, httpOnly: false, sameSite: 'unspecified' } as const
const change = (name: string, at: number, domain?: string): JarChange => ({
  cause: 'explicit',
  removed: false,
  at,
  cookie: cookie(name, domain),
})

test('a write claims one change of its cookie', () => {
  const own = new OwnWrites()
  own.expect(cookie('a'), content, 100)
  expect(own.claims(change('b', 110))).toBe(false)
  expect(own.claims(change('a', 110, '.a.test'))).toBe(false)
  expect(own.claims(change('a', 110))).toBe(true)
  expect(own.claims(change('a', 120))).toBe(false)
})

test('a write claims no change in another store or partition', () => {
  const own = new OwnWrites()
  own.expect(cookie('a'), content, 100)
  const elsewhere = { partitionKey: { topLevelSite: 'https://b.test' } }
  expect(own.claims({ ...change('a', 110), cookie: cookie('a', 'a.test', elsewhere) })).toBe(false)
  expect(own.recognizes({ ...change('a', 110), cookie: cookie('a', 'a.test', elsewhere) })).toBe(false)
  expect(own.claims({ ...change('a', 110), cookie: cookie('a', 'a.test', { storeId: '1' }) })).toBe(false)
  expect(own.claims(change('a', 110))).toBe(true)
})

test('a write that leaves the store to the browser claims a change in any', () => {
  const own = new OwnWrites()
  own.expect(cookie('a', 'a.test', { storeId: '' }), content, 100)
  expect(own.claims({ ...change('a', 110), cookie: cookie('a', 'a.test', { storeId: '1' }) })).toBe(true)
})

test('a write without an event claims nothing later', () => {
  const own = new OwnWrites()
  own.expect(cookie('a'), content, 100)
  expect(own.claims(change('a', 6000))).toBe(false)
})

test('a change from before the write is not ours', () => {
  const own = new OwnWrites()
  own.expect(cookie('a'), content, 100)
  expect(own.claims(change('a', 90))).toBe(false)
  expect(own.recognizes(change('a', 90))).toBe(false)
})

test('our content is recognized once: the same content again is somebody else’s', () => {
  const own = new OwnWrites()
  own.expect(cookie('a'), { ...content, httpOnly: true }, 100)
  expect(own.recognizes(change('a', 110))).toBe(false)
  const ours = { ...change('a', 120), cookie: { ...change('a', 120).cookie, httpOnly: true } }
  expect(own.recognizes({ ...ours, removed: true })).toBe(false)
  expect(own.recognizes(ours)).toBe(true)
  expect(own.recognizes(ours)).toBe(false)
  expect(own.claims(ours)).toBe(true)
})

test('after an erasure, no content is recognized as ours', () => {
  const own = new OwnWrites()
  own.expect(cookie('a'), null, 100)
  expect(own.recognizes(change('a', 110))).toBe(false)
})

test('a withdrawn write claims nothing', () => {
  const own = new OwnWrites()
  const takeBack = own.expect(cookie('a'), content, 100)
  own.expect(cookie('b'), content, 100)
  takeBack()
  expect(own.claims(change('a', 110))).toBe(false)
  expect(own.recognizes(change('b', 110))).toBe(true)
})
