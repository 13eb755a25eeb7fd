import { expect, it } from 'vitest'
import { pathMatch } from '../../../src/cookie/path-match.ts'

it.each([
  ['/a', '/a', true, 'the same'],
  ['/a/b', '/a', true, 'below it'],
  ['/a/b', '/a/', true, 'below it, with a slash'],
  ['/a', '/a/', false, 'the slash is wanted'],
  ['/ab', '/a', false, 'only a beginning'],
  ['/A', '/a', false, 'case counts'],
  ['/a', '/', true, 'the root'],
])('%s on %s: %j, %s', (request, cookie, expected) => {
  expect(pathMatch(request, cookie)).toBe(expected)
})
