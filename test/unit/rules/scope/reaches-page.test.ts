import { expect, test } from 'vitest'
import { reachesPage } from '../../../../src/rules/scope/reaches-page.ts'
import { readScope } from '../../../../src/rules/scope/scope.ts'

test.each([
  ['of its host', { urls: ['*://a.test/*'] }, true],
  ['of its domain', { urls: ['*://*.test/*'] }, true],
  ['of all', { urls: ['<all_urls>'] }, true],
  ['of other paths and schemes: the page may ask for those', { urls: ['http://a.test/api/*'] }, true],
  ['of some types', { urls: ['*://a.test/*'], types: ['image'] }, true],
  ['of another host', { urls: ['*://b.test/*'] }, false],
  ['of an expression', { urls: ['/^https:..a\\.test/'] }, true],
  ['of another expression', { urls: ['/^https:..b\\.test/'] }, false],
  ['of its tab', { urls: ['*://a.test/*'], tabIds: [7] }, true],
  ['of another tab', { urls: ['*://a.test/*'], tabIds: [8] }, false],
])('a rule %s', (_what, scope, expected) => {
  expect(reachesPage(readScope(scope), 'https://a.test/page', 7)).toBe(expected)
})
