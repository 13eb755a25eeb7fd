import { describe, expect, it } from 'vitest'
import { accessTo, covers, givenFor } from '../../../src/site/origin-pattern.ts'

describe('origin patterns of permissions', () => {
  it.each([
    ['<all_urls>', 'http://a.example/', true],
    ['*://*/*', 'https://a.example/', true],
    ['https://*/*', 'http://a.example/', false],
    ['*://*.a.example/*', 'https://a.example/', true],
    ['*://*.a.example/*', 'https://x.a.example:81/', true],
    ['*://*.a.example/*', 'https://ba.example/', false],
    ['*://a.example/*', 'https://x.a.example/', false],
    ['*://localhost/*', 'http://localhost:3000/', true],
    ['nonsense', 'http://localhost/', false],
    ['*://*/*', 'about:blank', false],
  ])('%s and %s: %s', (pattern, url, yes) => expect(covers(pattern, url)).toBe(yes))

  it.each([
    [['*://*/*'], 'https://a.example/', 'all'],
    [['*://*.a.example/*'], 'https://a.example/', 'site'],
    [['*://*.b.example/*'], 'https://a.example/', 'none'],
    [['<all_urls>'], null, 'all'],
    [['*://*.b.example/*'], null, 'none'],
    [[], 'https://a.example/', 'none'],
  ])('%j for %s: %s', (origins, url, access) => expect(accessTo(origins, url)).toBe(access))

  it.each([
    ['all', ['<all_urls>', '*://*.a.example/*'], ['*://*/*', '<all_urls>']],
    ['all', ['https://*/*'], ['*://*/*', 'https://*/*']],
    ['site', ['*://*.a.example/*', '*://b.example/*'], ['*://*.a.example/*']],
    ['none', ['*://b.example/*'], []],
  ] as const)('granted for %s by %j: %j', (access, origins, given) =>
    expect(givenFor(access, origins, 'https://a.example/')).toEqual(given),
  )
})
