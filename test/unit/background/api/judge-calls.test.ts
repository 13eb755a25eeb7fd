import { expect, test } from 'vitest'
import { JudgeCalls } from '../../../../extension/background/api/judge-calls.ts'
import { CHROMIUM } from '../../../../extension/platform/chromium.ts'
import { ApiError } from '../../../../src/contract/api-error.ts'
import { publicSuffix } from '../../../public-suffix.ts'
import { FakeClock } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'

const calls = new JudgeCalls({ platform: CHROMIUM, publicSuffix, clock: new FakeClock() })

test('a line that this browser keeps, and one that it refuses', async () => {
  expect(await calls.judge({ line: 'a=1', url: 'https://example.test/' })).toMatchObject({ outcome: 'stored' })
  expect(await calls.judge({ line: 'a=1; Secure', url: 'http://example.test/' })).toMatchObject({
    outcome: 'blocked',
    reasons: ['SecureOnly'],
  })
})

test('the other browser can be named, and what the jar held', async () => {
  const input = { line: 'a=2', url: 'https://example.test/', browser: 'firefox' as const }
  const jar = [{ name: 'a', value: '1', domain: 'example.test', path: '/' }]
  expect(await calls.judge({ ...input, jar })).toMatchObject({ outcome: 'replaced' })
})

test('whether a cookie is sent', async () => {
  const cookie = aCookie({ name: 'a', sameSite: 'strict' })
  const own = { url: 'https://example.test/', topUrl: 'https://example.test/', initiator: 'https://example.test' }
  expect(await calls.explain({ cookie, ...own, type: 'image' })).toMatchObject({ outcome: 'sent' })
  const foreign = { ...own, topUrl: 'https://other.test/', initiator: 'https://other.test' }
  expect(await calls.explain({ cookie, ...foreign, type: 'image' })).toMatchObject({ outcome: 'not-sent' })
})

test('a page is a navigation, typed when nobody says what started it; null as text is an opaque origin', async () => {
  const cookie = aCookie({ name: 'a', sameSite: 'strict' })
  const page = { cookie, url: 'https://example.test/' }
  expect(await calls.explain(page)).toMatchObject({ outcome: 'sent' })
  expect(await calls.explain({ ...page, topUrl: 'https://example.test' })).toMatchObject({ outcome: 'sent' })
  expect(await calls.explain({ ...page, initiator: 'null' })).toMatchObject({ outcome: 'not-sent' })
})

test.each([
  ['url', { url: 'nowhere' }],
  ['topUrl', { url: 'https://a.test/', topUrl: 'nowhere' }],
  ['initiator', { url: 'https://a.test/', initiator: 'nowhere' }],
  ['ancestors', { url: 'https://a.test/', ancestors: ['nowhere'] }],
  ['redirectedFrom', { url: 'https://a.test/', redirectedFrom: ['null'] }],
])('%s that is no URL is a fault of the caller', async (field, input) => {
  const call = calls.judge({ line: 'a=1', ...input })
  await expect(call).rejects.toThrow(ApiError)
  await expect(call).rejects.toMatchObject({ code: 'bad-input', field })
})
