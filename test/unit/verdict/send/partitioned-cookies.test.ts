import { describe, expect, test } from 'vitest'
import { wholeCookie } from '../../../../src/jar/whole-cookie.ts'
import type { Browser } from '../../../../src/verdict/profiles.ts'
import { explainSend } from '../../../../src/verdict/send/explain-send.ts'

describe.each<Browser>(['chromium', 'firefox'])('a cookie in a partition, in %s', (browser) => {
  const reasons = (url: string, topUrl: string, hasCrossSiteAncestor: boolean, ancestors: readonly string[] = []) => {
    const { host } = new URL(url)
    const partitionKey = { topLevelSite: 'https://shop.test', hasCrossSiteAncestor }
    const cookie = wholeCookie({ name: 'a', value: '1', domain: host, path: '/', secure: true, partitionKey })
    const facts = {
      browser,
      url,
      topUrl,
      ancestors,
      initiator: topUrl,
      type: 'image',
      now: 0,
      publicSuffix: () => 'test',
    }
    return explainSend({ ...cookie, sameSite: 'no_restriction' }, facts).reasons
  }

  test('leaves for another site on the page of its partition', () => {
    expect(reasons('https://ads.test/x', 'https://shop.test', true)).toEqual([])
    expect(reasons('https://ads.test/x', 'https://news.test', true)).toEqual(['PartitionMismatch'])
  })

  test('leaves for the page’s own site only with the same ancestors', () => {
    expect(reasons('https://shop.test/x', 'https://shop.test', false)).toEqual([])
    expect(reasons('https://shop.test/x', 'https://shop.test', true)).toEqual(['PartitionMismatch'])
    const framed = ['https://ads.test', 'https://shop.test']
    expect(reasons('https://shop.test/x', 'https://shop.test', true, framed)).toEqual([])
    expect(reasons('https://shop.test/x', 'https://shop.test', false, framed)).toEqual(['PartitionMismatch'])
  })
})
