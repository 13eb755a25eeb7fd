import { expect, test } from 'vitest'
import { parseSetCookie } from '../../../../src/cookie/parse-set-cookie.ts'
import type { JudgeContext } from '../../../../src/verdict/judge/judge-context.ts'
import { resultingCookie } from '../../../../src/verdict/judge/resulting-cookie.ts'

const PIXEL: JudgeContext = {
  browser: 'firefox',
  url: 'https://ads.test/x',
  type: 'image',
  initiator: 'https://shop.test',
  topUrl: 'https://shop.test/',
  now: 0,
  publicSuffix: () => 'test',
  storeId: '0',
}
const partition = (context: Partial<JudgeContext>) =>
  resultingCookie(parseSetCookie('a=1; SameSite=None; Secure'), { ...PIXEL, ...context }).partitionKey

test('a partition that is known, and one that is known to be absent', () => {
  expect(partition({ thirdParty: 'partition' })).toEqual({
    topLevelSite: 'https://shop.test',
    hasCrossSiteAncestor: true,
  })
  expect(partition({ thirdParty: 'allow' })).toBeUndefined()
  expect(partition({ url: 'https://shop.test/x' })).toBeUndefined()
})

test('a partition that is not known has no site', () => {
  expect(partition({ thirdParty: undefined })).toEqual({})
})

test('a line that deletes expires in 1970', () => {
  expect(resultingCookie(parseSetCookie('a=; Max-Age=0'), PIXEL)).toMatchObject({ session: false, expirationDate: 0 })
})
