import { describe, expect, test } from 'vitest'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { validateJarCookie } from '../../../src/jar-edit/validate-jar-cookie.ts'
import { publicSuffix } from '../../public-suffix.ts'

const NOW = Date.UTC(2026, 10, 24)
const PLAIN: JarCookie = {
  name: 'a',
  value: '1',
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: 'lax',
  session: true,
  storeId: '0',
}
const WIDE = { domain: '.shop.test', hostOnly: false }
const IN_PARTITION = { partitionKey: { topLevelSite: 'https://top.test', hasCrossSiteAncestor: true } }

function problems(part: Partial<JarCookie>, browser: 'chromium' | 'firefox' = 'chromium'): string[] {
  return validateJarCookie({ ...PLAIN, ...part }, { browser, now: NOW, publicSuffix }).map(
    ({ field, code }) => `${field}: ${code}`,
  )
}

describe('a cookie that the jar can hold has no problem', () => {
  test.each<Partial<JarCookie>>([
    {},
    WIDE,
    { value: '' },
    { name: '', value: 'nameless' },
    { name: 'grüße', value: 'ü€😀' },
    { value: '"quoted, with = and blanks inside"' },
    { session: false, expirationDate: NOW / 1000 + 60 },
    { secure: true, sameSite: 'no_restriction', httpOnly: true },
    { name: '__Host-a', secure: true },
    { domain: '127.0.0.1' },
    { domain: '[::1]' },
    { domain: 'localhost' },
    { path: '/deep/er' },
    { ...IN_PARTITION, secure: true },
  ])('%j', (part) => expect(problems(part)).toEqual([]))
})

describe('every problem is at its field', () => {
  test.each<[Partial<JarCookie>, string[]]>([
    [{ name: 'a=b' }, ['name: name-has-equals-sign']],
    [{ name: 'a;b' }, ['name: name-has-forbidden-character']],
    [{ name: 'a\n' }, ['name: name-has-forbidden-character']],
    [{ name: ' a' }, ['name: space-at-end']],
    [{ value: 'a;b' }, ['value: value-has-semicolon']],
    [{ value: 'a\0' }, ['value: value-has-forbidden-character']],
    [{ value: 'a\tb' }, ['value: value-has-forbidden-character']],
    [{ value: 'a ' }, ['value: space-at-end']],
    [{ name: '', value: '' }, ['name: NoCookieContent']],
    [{ value: 'x'.repeat(4096) }, ['value: NameValuePairExceedsMaxSize']],
    [{ domain: '' }, ['domain: host-unreadable']],
    [{ domain: 'a b' }, ['domain: host-unreadable']],
    [{ domain: 'Shop.test' }, ['domain: host-unreadable']],
    [{ domain: 'https://shop.test' }, ['domain: host-unreadable']],
    [{ domain: '.shop.test' }, ['domain: host-unreadable']],
    [{ domain: 'shop.test:81' }, ['domain: host-has-port']],
    [{ domain: '.127.0.0.1', hostOnly: false }, ['domain: domain-has-no-subdomains']],
    [{ domain: '.localhost', hostOnly: false }, ['domain: domain-has-no-subdomains']],
    [{ domain: '.co.uk', hostOnly: false }, ['domain: domain-has-no-subdomains']],
    [{ path: '' }, ['path: path-not-absolute']],
    [{ path: 'x' }, ['path: path-not-absolute']],
    [{ path: '/;' }, ['path: path-has-forbidden-character']],
    [{ session: false }, ['expirationDate: expiry-missing']],
    [{ session: false, expirationDate: NOW / 1000 }, ['expirationDate: expiry-past']],
    [{ sameSite: 'no_restriction' }, ['sameSite: SameSiteNoneInsecure']],
    [{ name: '__Host-a' }, ['name: InvalidPrefix']],
    [{ name: '__Host-a', secure: true, ...WIDE }, ['name: InvalidPrefix']],
    [{ name: '__Host-a', secure: true, path: '/x' }, ['name: InvalidPrefix']],
    [IN_PARTITION, ['secure: partition-needs-secure']],
    [{ secure: true, partitionKey: { topLevelSite: 'top.test' } }, ['partitionKey: partition-unreadable']],
    [
      { name: 'a=', value: ';', path: 'x' },
      ['name: name-has-equals-sign', 'value: value-has-semicolon', 'path: path-not-absolute'],
    ],
  ])('%j', (part, expected) => expect(problems(part)).toEqual(expected))
})

test('browsers differ: Firefox keeps cookies that are not Secure in a partition, and none without a name', () => {
  expect(problems(IN_PARTITION, 'firefox')).toEqual([])
  expect(problems({ name: '' }, 'firefox')).toEqual(['name: SyntaxError'])
})
