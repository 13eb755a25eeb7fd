import { expect, test } from 'vitest'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import { cookiesOfPage } from '../../../src/jar-edit/cookies-of-page.ts'
import { siteOf } from '../../sites.ts'

function cookie(name: string, domain: string, topLevelSite?: string): JarCookie {
  return {
    name,
    value: '1',
    domain,
    hostOnly: !domain.startsWith('.'),
    path: '/',
    secure: true,
    httpOnly: false,
    sameSite: 'lax',
    session: true,
    storeId: '0',
    ...(topLevelSite === undefined ? {} : { partitionKey: { topLevelSite, hasCrossSiteAncestor: true } }),
  }
}

const JAR = [
  cookie('host', 'www.shop.test'),
  cookie('domain', '.shop.test'),
  cookie('sibling', 'api.shop.test'),
  cookie('own-elsewhere', 'shop.test', 'https://news.test'),
  cookie('frame', 'ads.test'),
  cookie('frame-here', '.ads.test', 'https://shop.test'),
  cookie('frame-elsewhere', 'ads.test', 'https://news.test'),
  cookie('unseen-here', 'chat.test', 'https://shop.test'),
  cookie('other', 'other.test'),
  cookie('look-alike', 'myshop.test'),
]
const names = (urls: string[]) => cookiesOfPage(JAR, urls, siteOf).map(({ name }) => name)

test('the site’s cookies in every partition, and all cookies of its own partition', () => {
  expect(names(['https://www.shop.test/x'])).toEqual([
    ...['host', 'domain', 'sibling', 'own-elsewhere', 'frame-here', 'unseen-here'],
  ])
})

test('and the unpartitioned cookies of its frames, once they made requests', () => {
  const seen = ['https://www.shop.test/', 'https://cdn.ads.test/pixel', 'about:blank']
  expect(names(seen)).toEqual([...['host', 'domain', 'sibling', 'own-elsewhere', 'frame', 'frame-here', 'unseen-here']])
})

test('none for a page without a site', () => {
  expect(names([])).toEqual([])
  expect(names(['about:blank'])).toEqual([])
})
