import { describe, expect, it } from 'vitest'
import { patternOfSite } from '../../../src/site/origin-pattern.ts'
import { hostAndSiteOf, siteOf } from '../../sites.ts'

describe('the host and site of a URL, and the pattern to ask for', () => {
  it.each([
    ['https://www.shop.example/a?b#c', 'www.shop.example', '*://*.shop.example/*'],
    ['https://a.b.shop.co.uk:8443/', 'a.b.shop.co.uk', '*://*.shop.co.uk/*'],
    ['https://me.github.io/', 'me.github.io', '*://*.me.github.io/*'],
    ['http://localhost:3000/', 'localhost', '*://localhost/*'],
    ['http://127.0.0.1:8080', '127.0.0.1', '*://127.0.0.1/*'],
    ['http://[::1]:8080/', '[::1]', '*://[::1]/*'],
    ['http://intranet/', 'intranet', '*://intranet/*'],
    ['wss://chat.shop.example/', 'chat.shop.example', '*://*.shop.example/*'],
    ['HTTPS://SHOP.example/', 'shop.example', '*://*.shop.example/*'],
  ])('%s', (url, host, pattern) => {
    const place = hostAndSiteOf(url)
    expect(place?.host).toBe(host)
    expect(place && patternOfSite(place)).toBe(pattern)
  })

  it.each(['about:blank', 'chrome://extensions/', 'file:///etc/hosts', 'shop.example', '', 'https://'])(
    'no extension may watch %j',
    (url) => {
      expect(hostAndSiteOf(url)).toBeNull()
      expect(siteOf(url)).toBe('')
    },
  )
})
