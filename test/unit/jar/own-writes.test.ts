import { expect, test } from 'vitest'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import { OwnWrites } from '../../../src/jar/own-writes.ts'

const cookie = (name: string, domain = 'a.test') => ({ name, domain, hostOnly: !domain.startsWith('.'), path: '/' })
const content = { value: '1', secure: false, httpOnly: false, sameSite: 'unspecified' } as const
const change = (name: string, at: number, domain?: string): JarChange => ({
  cause: 'explicit',
  removed: false,
  at,
  cookie: {
    ...cookie(name, domain),
    ...content,
    ...{ session: true, storeId: '0' },
  },
})

test('a write claims its change, once', () => {
  const own = new OwnWrites()
  own.expect(cookie('a'), content, 100)
  expect(own.claims(change('b', 110))).toBe(false)
  expect(own.claims(change('a', 110, '.a.test'))).toBe(false)
  expect(own.claims(change('a', 110))).toBe(true)
  expect(own.claims(change('a', 120))).toBe(false)
})

test('a write that changed nothing claims nothing later', () => {
  const own = new OwnWrites()
  own.expect(cookie('a'), content, 100)
  expect(own.claims(change('a', 6000))).toBe(false)
})

test('a change from before the write is not its', () => {
  const own = new OwnWrites()
  own.expect(cookie('a'), content, 100)
  expect(own.claims(change('a', 90))).toBe(false)
  expect(own.tells(change('a', 90))).toBe(false)
})

test('what was put there is told by its attributes, once: the same again is somebody else’s', () => {
  const own = new OwnWrites()
  own.expect(cookie('a'), { ...content, httpOnly: true }, 100)
  expect(own.tells(change('a', 110))).toBe(false)
  const ours = { ...change('a', 120), cookie: { ...change('a', 120).cookie, httpOnly: true } }
  expect(own.tells({ ...ours, removed: true })).toBe(false)
  expect(own.tells(ours)).toBe(true)
  expect(own.tells(ours)).toBe(false)
  expect(own.claims(ours)).toBe(true)
})

test('what was taken away is told by nothing that stands there', () => {
  const own = new OwnWrites()
  own.expect(cookie('a'), null, 100)
  expect(own.tells(change('a', 110))).toBe(false)
})

test('a write that the browser refused claims nothing', () => {
  const own = new OwnWrites()
  const takeBack = own.expect(cookie('a'), content, 100)
  own.expect(cookie('b'), content, 100)
  takeBack()
  expect(own.claims(change('a', 110))).toBe(false)
  expect(own.tells(change('b', 110))).toBe(true)
})
