import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validateRule } from '../../../../src/rules/validate/validate.ts'

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
    [['*://a.test/ä/*'], 'scope.urls.0', 'pattern-unreadable'],
    [['*://bücher.test/*'], 'scope.urls.0', 'pattern-host-unreadable'],
    [['*://[::1]:80/*'], 'scope.urls.0', 'pattern-has-port'],
    [['*://*.10.0.0.1/*'], 'scope.urls.0', 'pattern-host-unreadable'],
    [['ftp://a.test/*'], 'scope.urls.0', 'pattern-scheme-unsupported'],
    [['/(a+)+$/'], 'scope.urls.0', 'regex-unsafe'],
    [['/(?=a)b/'], 'scope.urls.0', 'regex-unsupported'],
    [['/(/'], 'scope.urls.0', 'regex-unreadable'],
  ])('%o', (urls, field, code) => {
    expect(withUrls(urls)).toEqual([{ field, code }])
  })
})

describe('a narrower scope', () => {
  const withScope = (scope: object) => validateRule({ cookies: { a: '1' }, scope: { urls: ['<all_urls>'], ...scope } })
  test.each([
    [{ types: ['main_frame', 'page'] }, 'scope.types.1', 'unknown-choice'],
    [{ types: [] }, 'scope.types', 'empty'],
    [{ methods: ['get', 'BREW'] }, 'scope.methods.1', 'unknown-choice'],
    [{ methods: 'GET' }, 'scope.methods', 'not-a-list'],
    [{ tabIds: [1, -2] }, 'scope.tabIds.1', 'not-a-number'],
    [{ tabIds: [1.5] }, 'scope.tabIds.0', 'not-a-number'],
    [{ initiators: ['https://a.test'] }, 'scope.initiators.0', 'domain-unreadable'],
    [{ initiators: ['*.a.test'] }, 'scope.initiators.0', 'domain-unreadable'],
    [{ initiators: [1] }, 'scope.initiators.0', 'not-a-string'],
    [{ port: 80 }, 'scope.port', 'unknown-field'],
  ])('%j', (scope, field, code) => {
    expect(withScope(scope)).toEqual([{ field, code }])
  })
  test('of every kind may be kept', () => {
    const scope = { types: ['image', 'beacon'], methods: ['get', 'POST'], tabIds: [1, -1], initiators: ['a.test'] }
    expect(withScope(scope)).toEqual([])
    expect(withScope({ urls: ['*://a.test/admin/*', '/^https?:\\/\\/b\\.test:8080\\//'] })).toEqual([])
    expect(withScope({ urls: ['*://[::1]/*', '*://xn--bcher-kva.test/*', '*://10.0.0.1/*'] })).toEqual([])
  })
})

describe('a lifetime', () => {
  const lasting = (more: object) => validateRule({ cookies: { a: '1' }, scope, ...more })
  test.each([
    [{ lifetime: 'ever' }, 'lifetime', 'unknown-choice'],
    [{ lifetime: 'until' }, 'until', 'missing'],
    [{ lifetime: 'until', until: 'tomorrow' }, 'until', 'not-a-number'],
    [{ until: 1 }, 'until', 'needs-until'],
    [{ lifetime: 'always', scope: { ...scope, tabIds: [1] } }, 'scope.tabIds', 'needs-session'],
  ])('%j', (more, field, code) => {
    expect(lasting(more)).toEqual([{ field, code }])
  })
  test.each([{ lifetime: 'always' }, { lifetime: 'once' }, { lifetime: 'until', until: 1 }, { group: 'admin' }])(
    '%j',
    (more) => {
      expect(lasting(more)).toEqual([])
    },
  )
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
