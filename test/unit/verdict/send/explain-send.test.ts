import { expect, test } from 'vitest'
import { type CookiePart, wholeCookie } from '../../../../src/jar/whole-cookie.ts'
import type { CookieBlockedReason } from '../../../../src/verdict/explain/refusals.ts'
import { explainSend } from '../../../../src/verdict/send/explain-send.ts'
import type { SendContext } from '../../../../src/verdict/send/send-context.ts'

const NOW = Date.parse('2026-11-23T00:00:00Z')
const COOKIE: CookiePart = {
  name: 'sid',
  value: '1',
  domain: 'shop.test',
  path: '/',
  sameSite: 'no_restriction',
  secure: true,
}
const REQUEST: SendContext = {
  browser: 'chromium',
  url: 'https://shop.test/cart',
  type: 'main_frame',
  initiator: null,
  now: NOW,
  publicSuffix: () => 'test',
  storeId: '',
}
/** An image of the shop on another site's page. */
const ELSEWHERE = {
  type: 'image',
  initiator: 'https://news.test',
  topUrl: 'https://news.test/',
  thirdParty: 'allow',
} as const

test.each<[CookieBlockedReason | 'sent', Partial<CookiePart>, Partial<SendContext>]>([
  ['sent', {}, {}],
  ['sent', {}, ELSEWHERE],
  ['DomainMismatch', { domain: 'www.shop.test' }, {}],
  ['NotOnPath', { path: '/account' }, {}],
  ['SecureOnly', {}, { url: 'http://shop.test/' }],
  ['SameSiteStrict', { sameSite: 'strict' }, ELSEWHERE],
  ['SameSiteLax', { sameSite: 'lax' }, ELSEWHERE],
  ['SameSiteUnspecifiedTreatedAsLax', { sameSite: 'unspecified' }, ELSEWHERE],
  ['SameSiteNoneInsecure', { secure: false }, {}],
  ['UserPreferences', {}, { ...ELSEWHERE, thirdParty: 'block' }],
  ['PartitionMismatch', { partitionKey: { topLevelSite: 'https://other.test' } }, ELSEWHERE],
  ['Expired', { expirationDate: NOW / 1000 - 1 }, {}],
  ['StoreMismatch', {}, { storeId: '2' }],
])('%s: %j, %j', (expected, cookie, request) => {
  const { outcome, reasons } = explainSend(wholeCookie({ ...COOKIE, ...cookie }), { ...REQUEST, ...request })
  if (expected === 'sent') expect([outcome, reasons]).toEqual(['sent', []])
  else {
    expect(outcome).toBe('not-sent')
    expect(reasons).toContain(expected)
  }
})
