import { describe, expect, test } from 'vitest'
import { cookieOfDraft, draftOfCookie, newDraft } from '../../../../extension/ui/features/jar/form/cookie-draft.ts'
import { localTime, readLocalTime } from '../../../../extension/ui/shared/formatting/local-time.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'

const COOKIE: JarCookie = {
  ...{ name: 'a', value: '1', domain: '.shop.test', hostOnly: false, path: '/x', secure: true, httpOnly: true },
  ...{ sameSite: 'strict', session: false, expirationDate: 1_900_000_000.125, storeId: '1', firstPartyDomain: '' },
  partitionKey: { topLevelSite: 'https://top.test', hasCrossSiteAncestor: false },
}

describe('a draft that was not touched is the same cookie, to the fraction of a second', () => {
  test.each<[string, JarCookie]>([
    ['with everything', COOKIE],
    ['plain', { ...cookieOfDraft(newDraft('shop.test', false), null, '0'), name: 'b' }],
  ])('%s', (_, cookie) => expect(cookieOfDraft(draftOfCookie(cookie), cookie, 'other')).toEqual(cookie))
})

test('a typed domain is trimmed and lower-cased, and a session cookie has no expiry', () => {
  const draft = { ...draftOfCookie(COOKIE), domain: ' Shop.TEST ', hostOnly: true, topLevelSite: ' ', session: true }
  const { partitionKey: _, expirationDate: __, ...rest } = COOKIE
  expect(cookieOfDraft(draft, COOKIE, '')).toEqual({ ...rest, domain: 'shop.test', hostOnly: true, session: true })
})

test('a typed time becomes the expiry', () => {
  const draft = { ...newDraft('shop.test', true), session: false, expires: '2031-01-02T03:04:05' }
  expect(cookieOfDraft(draft, null, '0')).toMatchObject({
    secure: true,
    storeId: '0',
    expirationDate: new Date(2031, 0, 2, 3, 4, 5).getTime() / 1000,
  })
  expect(cookieOfDraft({ ...draft, expires: '' }, null, '0').expirationDate).toBeUndefined()
})

test('localTime and readLocalTime are inverse', () => {
  const ms = new Date(2026, 2, 29, 1, 30, 59).getTime()
  expect(localTime(ms)).toBe('2026-03-29T01:30:59')
  expect(readLocalTime(localTime(ms))).toBe(ms)
  expect(localTime(Number.NaN)).toBe('')
  expect(readLocalTime('soon')).toBeNull()
})
