import { expect, test } from 'vitest'
import { RuleIndex } from '../../../../src/rules/plan/rule-index.ts'
import { toWireRule } from '../../../../src/rules/plan/wire-rule.ts'

const index = (...scopes: string[][]) =>
  new RuleIndex(scopes.map((urls, at) => toWireRule(`r${at}`, { cookies: { a: '1' }, scope: { urls } })))

test('what the rules are about is a pattern a host, and WebSockets of any', () => {
  expect(index(['*://*.a.test/*'], ['*://*.a.test/*', 'https://b.test/x']).urls?.toSorted()).toEqual([
    '*://*.a.test/*',
    'https://b.test/*',
    'ws://*/*',
    'wss://*/*',
  ])
  expect(index().urls).toEqual([])
})

test('what is about everything, or an expression, has no patterns', () => {
  expect([index(['<all_urls>']).urls, index(['/a/'], ['*://a.test/*']).urls]).toEqual([null, null])
})

test('the rules that a request falls under come in their order', () => {
  const rules = index(['*://*.test/*'], ['*://b.test/*'], ['/^https:/'], ['*://a.test/*'])
  const request = { url: 'https://a.test/', type: 'image', method: 'GET', tabId: 1, initiator: null }
  expect(rules.reaching(request).map(({ id }) => id)).toEqual(['r0', 'r2', 'r3'])
})
