import { expect, test } from 'vitest'
import { DisplacedCookieStore } from '../../../../extension/background/rules/displaced-cookie-store.ts'
import { cookieKeyText } from '../../../../src/cookie/cookie-key.ts'
import type { DisplacedCookies } from '../../../../src/jar/displaced-cookies.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { FakeStorage } from '../../fakes/fake-storage.ts'

const COOKIE = aCookie({ name: 'sid' })
const DISPLACED: DisplacedCookies = new Map([
  [cookieKeyText(COOKIE), { cookie: COOKIE, original: COOKIE, override: 'V', earlierOverrides: [], restoredAt: null }],
])
const ENTRY = { cookie: COOKIE, original: COOKIE, held: 'V', past: [], back: null }

function aProfile() {
  const [disk, memory] = [new FakeStorage(), new FakeStorage()]
  const open = (tabs: readonly (number | undefined)[] = []) =>
    new DisplacedCookieStore({
      area: disk.connect(),
      session: memory.connect(),
      tabs: { query: async () => tabs.map((id) => ({ id })) },
    })
  return { disk, memory, open }
}

test('displaced cookies outlive the background, with the tabs that were open', async () => {
  const { disk, open } = aProfile()
  expect(await open([1, undefined, 2]).write(DISPLACED)).toEqual([1, 2])
  expect(disk.peek('jar-journal')).toEqual({ version: 1, tabs: [1, 2], entries: [ENTRY] })
  expect((await open().read()).displaced).toEqual(DISPLACED)
})

test('when nothing is displaced any more, nothing is stored', async () => {
  const { disk, open } = aProfile()
  await open().write(DISPLACED)
  expect(await open([1]).write(new Map())).toEqual([])
  expect(disk.keys).toEqual([])
  expect(await open().read()).toEqual({ displaced: new Map(), sameSession: true })
})

test('the session is recognized by its mark in storage.session, or else by a tab that is still open', async () => {
  const { memory, open } = aProfile()
  await open([1, 2]).write(DISPLACED)
  expect((await open([3]).read()).sameSession).toBe(false)
  expect((await open([2, 3]).read()).sameSession).toBe(true)
  await open().markSession()
  expect((await open([3]).read()).sameSession).toBe(true)
  memory.delete('jar-journal:alive')
  expect((await open([3]).read()).sameSession).toBe(false)
})

test.each([
  ['another form', { version: 2, entries: [] }, undefined],
  ['no entry is readable', { version: 1, tabs: [], entries: [{}] }, undefined],
  ['some are readable', { version: 1, tabs: [4], entries: [ENTRY, {}] }, { version: 1, tabs: [4], entries: [ENTRY] }],
])('what is unreadable is kept beside, and the next read goes on with the rest: %s', async (_what, onDisk, left) => {
  const { disk, open } = aProfile()
  disk.put('jar-journal', onDisk)
  await expect(open().read()).rejects.toMatchObject({ code: 'internal', field: 'jar-journal' })
  expect(disk.peek('jar-journal:unreadable')).toEqual(onDisk)
  expect(disk.peek('jar-journal')).toEqual(left)
  expect((await open().read()).displaced).toEqual(left ? DISPLACED : new Map())
})
