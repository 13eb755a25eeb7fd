import { expect, test } from 'vitest'
import { isAllowed, overlap, pieces } from '../../../src/inject/scope.ts'

const show = (patterns: string[]) =>
  pieces(patterns).map(({ scheme, hosts }) => `${scheme} ${hosts.kind === 'all' ? '*' : `${hosts.kind}:${hosts.host}`}`)

test('a pattern that lies in another one is not there twice', () => {
  expect(show(['https://a.test/*', '*://*.a.test/*'])).toEqual([
    'http domain:a.test',
    'https domain:a.test',
    'ws domain:a.test',
    'wss domain:a.test',
  ])
  expect(show(['https://a.test/*', 'https://a.test/*'])).toEqual(['https host:a.test', 'wss host:a.test'])
  expect(show(['https://*.a.test/*', 'https://b.a.test/*', '<all_urls>'])).toHaveLength(4)
})

test('patterns that no request shares stay apart', () => {
  expect(show(['http://a.test/*', 'https://*.a.test/*'])).toEqual([
    'http host:a.test',
    'ws host:a.test',
    'https domain:a.test',
    'wss domain:a.test',
  ])
})

test('a scope is allowed when every host of it is', () => {
  const allowed = (scope: string[], origins: string[]) => isAllowed(pieces(scope), origins)
  expect(allowed(['*://a.test/*'], ['*://*.a.test/*'])).toBe(true)
  expect(allowed(['*://*.a.test/*'], ['*://a.test/*'])).toBe(false)
  expect(allowed(['*://a.test/*', '*://b.test/*'], ['*://a.test/*'])).toBe(false)
  expect(allowed(['*://a.test/*'], ['https://a.test/*'])).toBe(false)
  expect(allowed(['<all_urls>'], ['<all_urls>'])).toBe(true)
  expect(allowed(['<all_urls>'], [])).toBe(false)
})

test('scopes overlap when some request falls into both', () => {
  const both = (one: string, other: string) => overlap(pieces([one]), pieces([other]))
  expect(both('*://*.a.test/*', 'https://b.a.test/*')).toBe(true)
  expect(both('*://a.test/*', '*://b.test/*')).toBe(false)
  expect(both('http://a.test/*', 'https://a.test/*')).toBe(false)
  expect(both('*://na.test/*', '*://*.a.test/*')).toBe(false)
})
