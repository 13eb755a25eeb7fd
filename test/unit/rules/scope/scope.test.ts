import { expect, test } from 'vitest'
import { inScope, isAllowed, overlap, readScope } from '../../../../src/rules/scope/scope.ts'
import { pieces } from '../../../../src/rules/scope/url-pieces.ts'

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
  const allowed = (scope: string[], origins: string[]) => isAllowed(readScope({ urls: scope }), origins)
  expect(allowed(['*://a.test/*'], ['*://*.a.test/*'])).toBe(true)
  expect(allowed(['*://*.a.test/*'], ['*://a.test/*'])).toBe(false)
  expect(allowed(['*://a.test/*', '*://b.test/*'], ['*://a.test/*'])).toBe(false)
  expect(allowed(['*://a.test/*'], ['https://a.test/*'])).toBe(false)
  expect(allowed(['<all_urls>'], ['<all_urls>'])).toBe(true)
  expect(allowed(['<all_urls>'], [])).toBe(false)
})

test('scopes overlap when some request falls into both', () => {
  const both = (one: string, other: string) => overlap(readScope({ urls: [one] }), readScope({ urls: [other] }))
  expect(both('*://*.a.test/*', 'https://b.a.test/*')).toBe(true)
  expect(both('*://a.test/*', '*://b.test/*')).toBe(false)
  expect(both('http://a.test/*', 'https://a.test/*')).toBe(false)
  expect(both('*://na.test/*', '*://*.a.test/*')).toBe(false)
})

test('a request falls under a scope by all that the scope limits', () => {
  const request = {
    url: 'http://x.a.test:81/app/1?q',
    type: 'image',
    method: 'GET',
    tabId: 3,
    initiator: 'http://b.test:80',
  }
  const under = (scope: Omit<Parameters<typeof readScope>[0], 'urls'>, urls = ['*://*.a.test/*'], more = {}) =>
    inScope(readScope({ urls, ...scope }), { ...request, ...more })
  expect(under({})).toBe(true)
  expect(under({}, ['*://x.a.test/app/*'])).toBe(true)
  expect(under({}, ['*://x.a.test/*q'])).toBe(true)
  expect(under({}, ['*://x.a.test/app'])).toBe(false)
  expect(under({}, ['*://a.test/*'])).toBe(false)
  expect(under({}, ['https://*.a.test/*'])).toBe(false)
  expect(under({}, ['/^http:\\/\\/x\\.a\\.test:81\\//'])).toBe(true)
  expect(under({ types: ['image'] })).toBe(true)
  expect(under({ types: ['image'] }, undefined, { type: 'imageset' })).toBe(true)
  expect(under({ types: ['ping'] }, undefined, { type: 'beacon' })).toBe(true)
  expect(under({ types: ['other'] }, undefined, { type: 'web_manifest' })).toBe(true)
  expect(under({ types: ['script'] })).toBe(false)
  expect(under({ methods: ['get'] })).toBe(true)
  expect(under({ methods: ['post'] })).toBe(false)
  expect(under({ methods: ['get'] }, undefined, { url: 'ws://x.a.test/' })).toBe(false)
  expect(under({ tabIds: [3] })).toBe(true)
  expect(under({ tabIds: [4] })).toBe(false)
  expect(under({ initiators: ['test'] })).toBe(true)
  expect(under({ initiators: ['b.test'] }, undefined, { initiator: 'http://nb.test' })).toBe(false)
  expect(under({ initiators: ['b.test'] }, undefined, { initiator: null })).toBe(false)
})
