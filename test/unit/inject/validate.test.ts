import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validateRule } from '../../../src/inject/validate.ts'

const scope = { urls: ['*://a.test/*'] }
const withCookies = (cookies: unknown) => validateRule({ cookies, scope })
const withUrls = (urls: unknown) => validateRule({ cookies: { a: '1' }, scope: { urls } })

test('a plain rule has no problem', () => {
  expect(withCookies({ a: '1', b: null, 'c d': 'x=y "z" é', e: '' })).toEqual([])
  expect(validateRule({ cookies: {}, mode: 'replace', scope })).toEqual([])
})

describe('a problem stands at its field', () => {
  test.each([
    [{ '': '1' }, 'cookies.', 'name-empty'],
    [{ 'a=b': '1' }, 'cookies.a=b', 'name-has-equals-sign'],
    [{ 'a;b': '1' }, 'cookies.a;b', 'name-has-forbidden-character'],
    [{ 'a\r\nb': '1' }, 'cookies.a\r\nb', 'name-has-forbidden-character'],
    [{ 'a\0': '1' }, 'cookies.a\0', 'name-has-forbidden-character'],
    [{ ' a': '1' }, 'cookies. a', 'space-at-end'],
    [{ a: 'x; y' }, 'cookies.a', 'value-has-semicolon'],
    [{ a: 'x\ny' }, 'cookies.a', 'value-has-forbidden-character'],
    [{ a: 'x\0' }, 'cookies.a', 'value-has-forbidden-character'],
    [{ a: 'x ' }, 'cookies.a', 'space-at-end'],
    [{ a: 1 }, 'cookies.a', 'not-a-string'],
    [{ a: 'x'.repeat(65_536) }, 'cookies.a', 'too-long'],
    [{}, 'cookies', 'empty'],
    [[], 'cookies', 'not-an-object'],
    [null, 'cookies', 'not-an-object'],
    [Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`n${i}`, '1'])), 'cookies', 'too-many'],
  ])('%o', (cookies, field, code) => {
    expect(withCookies(cookies)).toEqual([{ field, code }])
  })

  test.each([
    [[], 'scope.urls', 'empty'],
    ['*://a.test/*', 'scope.urls', 'not-a-list'],
    [['*'], 'scope.urls.0', 'pattern-unreadable'],
    [['*://a.test/*', 7], 'scope.urls.1', 'not-a-string'],
    [['*://a.test:80/*'], 'scope.urls.0', 'pattern-has-port'],
    [['*://a.test/admin/*'], 'scope.urls.0', 'scope-not-supported-yet'],
    [['/(a+)+$/'], 'scope.urls.0', 'scope-not-supported-yet'],
  ])('%o', (urls, field, code) => {
    expect(withUrls(urls)).toEqual([{ field, code }])
  })
})

test('every problem is told, not the first only', () => {
  expect(validateRule({ cookies: { 'a;': '1', b: 'x;' }, mode: 'mix', enabled: 1, scope: {}, color: 'red' })).toEqual([
    { field: 'color', code: 'unknown-field' },
    { field: 'enabled', code: 'not-a-boolean' },
    { field: 'mode', code: 'unknown-choice' },
    { field: 'cookies.a;', code: 'name-has-forbidden-character' },
    { field: 'cookies.b', code: 'value-has-semicolon' },
    { field: 'scope.urls', code: 'not-a-list' },
  ])
})

test('a cookie named like a member of every object is a cookie', () => {
  expect(withCookies(JSON.parse('{"__proto__": "1", "constructor": "2", "toString": "3"}'))).toEqual([])
  expect(withCookies(JSON.parse('{"__proto__": "1;"}'))).toEqual([
    { field: 'cookies.__proto__', code: 'value-has-semicolon' },
  ])
})

test('anything may come in', () => {
  fc.assert(fc.property(fc.anything(), (input) => Array.isArray(validateRule(input))))
})
