import { describe, expect, test } from 'vitest'
import {
  cookieKeyOf,
  cookieKeyText,
  isExpired,
  keyOfPartial,
  sameContent,
  sameKey,
  sameValueAndFlags,
} from '../../../src/cookie/cookie-key.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'

const COOKIE: JarCookie = {
  name: 'sid',
  value: '1',
  domain: '.a.test',
  hostOnly: false,
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: 'lax',
  session: true,
  storeId: '0',
}
const IN_B = { partitionKey: { topLevelSite: 'https://b.test', hasCrossSiteAncestor: true } }
const WITHIN_A = { partitionKey: { topLevelSite: 'https://a.test', hasCrossSiteAncestor: false } }

describe('sameKey', () => {
  const same = (a: Partial<JarCookie>, b: Partial<JarCookie>) => {
    const [one, other] = [cookieKeyOf({ ...COOKIE, ...a }), cookieKeyOf({ ...COOKIE, ...b })]
    expect(sameKey(other, one)).toBe(sameKey(one, other))
    return sameKey(one, other)
  }

  test.each<[string, Partial<JarCookie>, Partial<JarCookie>]>([
    ['all but the key may differ', {}, { value: '2', secure: true, sameSite: 'strict', session: false }],
    ['a domain with and without its dot', {}, { domain: 'a.test' }],
    ['an unknown store fits any', {}, { storeId: '' }],
    ['an unknown partition fits any', IN_B, { partitionKey: {} }],
    ['and so does no partition', {}, { partitionKey: {} }],
    ['the two ways of saying no partition', {}, { partitionKey: null }],
    ['an empty site is no partition', {}, { partitionKey: { topLevelSite: '' } }],
    ['an ancestor that is not known fits any', IN_B, { partitionKey: { topLevelSite: 'https://b.test' } }],
  ])('%s', (_, a, b) => expect(same(a, b)).toBe(true))

  test.each<[string, Partial<JarCookie>, Partial<JarCookie>]>([
    ['name', {}, { name: 'SID' }],
    ['domain', {}, { domain: '.b.test' }],
    ['host-only flag', {}, { domain: 'a.test', hostOnly: true }],
    ['path', {}, { path: '/x' }],
    ['store', {}, { storeId: '1' }],
    ['in a partition and in none', {}, IN_B],
    ['two partitions', WITHIN_A, IN_B],
    ['two partitions of one site', IN_B, { partitionKey: { ...IN_B.partitionKey, hasCrossSiteAncestor: false } }],
  ])('%s', (_, a, b) => expect(same(a, b)).toBe(false))
})

describe('keyOfPartial', () => {
  const given = { name: 'sid', domain: '.a.test', path: '/' }

  test('what is left out fits any', () => {
    expect(sameKey(keyOfPartial(given), cookieKeyOf({ ...COOKIE, ...IN_B, storeId: '7' }))).toBe(true)
    expect(sameKey(keyOfPartial({ ...given, domain: 'a.test' }), cookieKeyOf(COOKIE))).toBe(false)
  })

  test('an empty site means: in no partition', () => {
    const unpartitioned = keyOfPartial({ ...given, topLevelSite: '' })
    expect(sameKey(unpartitioned, cookieKeyOf(COOKIE))).toBe(true)
    expect(sameKey(unpartitioned, cookieKeyOf({ ...COOKIE, ...IN_B }))).toBe(false)
  })
})

test('cookieKeyText keeps its stored form, and tells apart what sameKey does', () => {
  expect(cookieKeyText({ ...COOKIE, ...IN_B })).toBe('["0","https://b.test",true,".a.test","/","sid"]')
  expect(cookieKeyText(COOKIE)).toBe('["0","",false,".a.test","/","sid"]')
  expect(cookieKeyText({ ...COOKIE, domain: 'a.test', hostOnly: true })).toBe('["0","",false,"a.test","/","sid"]')
  expect(cookieKeyText({ ...COOKIE, partitionKey: null })).toBe(cookieKeyText(COOKIE))
  // Callers of the contract may leave the dot out.
  expect(cookieKeyText({ ...COOKIE, domain: 'a.test' })).toBe(cookieKeyText(COOKIE))
})

test('isExpired compares seconds with milliseconds, and takes the moment itself for expired', () => {
  expect(isExpired({ expirationDate: 1000 }, 999_999)).toBe(false)
  expect(isExpired({ expirationDate: 1000 }, 1_000_000)).toBe(true)
  expect(isExpired({}, Number.MAX_SAFE_INTEGER)).toBe(false)
})

test('sameContent allows for rounded expiry dates', () => {
  const lasting = { ...COOKIE, session: false, expirationDate: 1000 }
  expect(sameContent(lasting, { ...lasting, expirationDate: 1001.9 })).toBe(true)
  expect(sameContent(lasting, { ...lasting, expirationDate: 1002 })).toBe(false)
  expect(sameContent(lasting, COOKIE)).toBe(false)
  expect(sameValueAndFlags(lasting, COOKIE)).toBe(true)
  for (const change of [{ value: '2' }, { secure: true }, { httpOnly: true }, { sameSite: 'strict' }] as const) {
    expect(sameContent(COOKIE, { ...COOKIE, ...change })).toBe(false)
  }
})
