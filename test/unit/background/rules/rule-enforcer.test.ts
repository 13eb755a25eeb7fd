import { afterEach, expect, test, vi } from 'vitest'
import type { RuleInput } from '../../../../src/rules/model/rule.ts'
import { settled } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { ChromiumWorld } from './chromium-world.ts'

const THEIRS = aCookie({ name: 'sid', value: 'theirs', sameSite: 'lax' })
const RULE: RuleInput = { cookies: { sid: 'mine' }, scope: { urls: ['*://example.test/*'] } }

afterEach(() => {
  vi.restoreAllMocks()
})

test('a rule overrides the jar’s cookie and restores it when it goes', async () => {
  const world = new ChromiumWorld([THEIRS])
  const { book } = await world.start()
  expect((await book.add(RULE)).via).toEqual(['wire', 'jar'])
  expect(world.cookies.jar).toMatchObject([{ value: 'mine', session: true, sameSite: 'lax' }])
  await book.clear()
  expect(world.cookies.jar).toEqual([THEIRS])
})

test('an HttpOnly cookie is suppressed, and the value goes on the wire alone', async () => {
  const httpOnly = { ...THEIRS, httpOnly: true }
  const world = new ChromiumWorld([httpOnly])
  const { book } = await world.start()
  await book.add(RULE)
  expect(world.cookies.jar).toEqual([])
  expect(world.dnr.values).toContain('sid=mine')
  await book.clear()
  expect(world.cookies.jar).toEqual([httpOnly])
})

test('where the browser can’t tell requests by their top site, cookies are suppressed instead of overridden', async () => {
  const world = new ChromiumWorld([THEIRS])
  world.dnr.supportsTopDomains = false
  const { book } = await world.start()
  await book.add(RULE)
  expect(world.cookies.jar).toEqual([])
  expect(world.dnr.values).toEqual(['sid=mine'])
})

test('when the browser refuses an override, the cookie is suppressed and the value goes on the wire', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const world = new ChromiumWorld([THEIRS])
  const { book } = await world.start()
  world.cookies.failNext('set')
  expect((await book.add(RULE)).state).toBe('applied')
  expect(world.cookies.jar).toEqual([])
  await book.clear()
  expect(world.cookies.jar).toEqual([THEIRS])
})

test('a rule that the browser refuses is shown as refused, and restores its cookies', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const world = new ChromiumWorld([THEIRS])
  const { book, active } = await world.start()
  world.dnr.refuses = (rule) => JSON.stringify(rule).includes('sid')
  const { id } = await book.add({ ...RULE, cookies: { b: '1' } })
  const refused = await book.add(RULE)
  expect(refused).toMatchObject({ state: 'refused', problems: [{ code: 'refused-by-browser' }] })
  expect(active.all.map((rule) => rule.id)).toEqual([id])
  expect(world.cookies.jar).toEqual([THEIRS])
})

test('an update of session rules that fails rejects, leaves the rules in force, and the next one repairs', async () => {
  const world = new ChromiumWorld()
  const { book, active, enforcer } = await world.start()
  await book.add({ ...RULE, cookies: { a: '1' } })
  world.dnr.failNext('updateSessionRules')
  await expect(book.remove('id-1')).rejects.toThrow('updateSessionRules failed')
  expect(active.all.map(({ id }) => id)).toEqual(['id-1'])
  await enforcer.reapply()
  expect(active.all).toEqual([])
  expect(world.dnr.rules).toEqual([])
})

test('a response that arrives while the browser takes the rules finds its rule', async () => {
  const world = new ChromiumWorld()
  const { book, active } = await world.start()
  let during: readonly { id: string }[] = []
  world.dnr.refuses = () => {
    during = active.all
    return false
  }
  await book.add(RULE)
  expect(during.map(({ id }) => id)).toEqual(['id-1'])
})

test('listeners are refreshed and surfaces told once everything is in force', async () => {
  const world = new ChromiumWorld()
  const { book, policy } = await world.start()
  const before = policy.refreshes
  await book.add(RULE)
  expect(policy.refreshes).toBe(before + 1)
  expect(world.surfaces.news.at(-1)).toMatchObject({ kind: 'rules', rules: [{ state: 'applied' }] })
})

test('without host permission a rule has no access; when it is granted, reapplying enforces the rule', async () => {
  const world = new ChromiumWorld([THEIRS])
  world.permissions.origins = []
  const { book, enforcer, origins } = await world.start()
  expect((await book.add(RULE)).state).toBe('no-access')
  world.permissions.origins = ['*://example.test/*']
  await origins.read()
  await enforcer.reapply()
  expect(book.list()[0]?.state).toBe('applied')
  expect(world.valuesOf('sid')).toEqual(['mine'])
})

test('a cookie can’t be restored without host permission; it is when the permission is back', async () => {
  const world = new ChromiumWorld([THEIRS])
  const { book, enforcer, origins } = await world.start()
  await book.add(RULE)
  world.permissions.origins = []
  await origins.read()
  expect(await book.restoreCookies()).toMatchObject([{ outcome: 'failed' }])
  expect(world.valuesOf('sid')).toEqual(['mine'])
  world.permissions.origins = ['<all_urls>']
  await origins.read()
  await enforcer.reapply()
  expect(world.cookies.jar).toEqual([THEIRS])
})

test('a rule expires at its time, by a timer if an alarm would come late', async () => {
  const world = new ChromiumWorld([THEIRS])
  const { book, enforcer, expiryAlarm } = await world.start()
  expiryAlarm.onDue(() => void enforcer.reapply())
  await book.add({ ...RULE, lifetime: 'until', until: world.clock.now() + 5_000 })
  expect(world.valuesOf('sid')).toEqual(['mine'])
  await world.clock.advance(5_000)
  await settled()
  expect(book.list()[0]?.state).toBe('spent')
  expect(world.cookies.jar).toEqual([THEIRS])
})

test('the alarm is set to the end of the first rule, and to when a restored cookie must be on disk', async () => {
  const world = new ChromiumWorld([THEIRS])
  const { book } = await world.start()
  const until = world.clock.now() + 3_600_000
  await book.add({ ...RULE, lifetime: 'until', until })
  expect([...world.alarms.whenByName.values()]).toEqual([until])
  await book.clear()
  expect([...world.alarms.whenByName.values()]).toEqual([world.clock.now() + 60_000])
  await world.clock.advance(60_000)
  const { enforcer } = await world.start()
  await enforcer.reapply()
  expect(world.alarms.whenByName.size).toBe(0)
})

test('a cookie that a server sets over an override is overridden again, and is what comes back', async () => {
  const world = new ChromiumWorld([THEIRS])
  const { book } = await world.start()
  await book.add(RULE)
  world.cookies.store({ ...THEIRS, value: 'newer' })
  await settled()
  expect(world.valuesOf('sid')).toEqual(['mine'])
  await book.clear()
  expect(world.valuesOf('sid')).toEqual(['newer'])
})

test('a new cookie of a rule’s name is suppressed while the rule is on', async () => {
  const world = new ChromiumWorld()
  const { book } = await world.start()
  await book.add(RULE)
  world.cookies.store(THEIRS)
  await settled()
  expect(world.valuesOf('sid')).toEqual([])
  await book.clear()
  expect(world.cookies.jar).toEqual([THEIRS])
})

test('changes of cookies that no rule names are ignored', async () => {
  const world = new ChromiumWorld()
  const { book, policy } = await world.start()
  await book.add(RULE)
  const before = policy.refreshes
  world.cookies.store(aCookie({ name: 'other' }))
  await settled()
  expect(policy.refreshes).toBe(before)
})

test('many changes at once are taken in together', async () => {
  const world = new ChromiumWorld([THEIRS])
  const { book, policy } = await world.start()
  await book.add(RULE)
  const before = policy.refreshes
  for (let n = 0; n < 5; n += 1) world.cookies.store({ ...THEIRS, value: `v${n}` })
  await settled()
  expect(policy.refreshes - before).toBeLessThanOrEqual(2)
  await book.clear()
  expect(world.valuesOf('sid')).toEqual(['v4'])
})

test('a page that keeps setting its cookie wins in the end, and the rule says so', async () => {
  const world = new ChromiumWorld([THEIRS])
  const { book } = await world.start()
  const { id } = await book.add(RULE)
  for (let n = 0; n < 60; n += 1) {
    world.cookies.store({ ...THEIRS, value: `v${n}` })
    await settled()
  }
  expect(book.list()[0]).toMatchObject({ state: 'refused', problems: [{ code: 'contested' }] })
  expect(world.valuesOf('sid')).toEqual(['v59'])
  expect((await book.update(id, { cookies: { sid: 'again' } })).state).toBe('applied')
})

test('a suppressed cookie that a response deletes is not restored', async () => {
  const world = new ChromiumWorld([{ ...THEIRS, httpOnly: true }])
  const { book, enforcer } = await world.start()
  await book.add(RULE)
  enforcer.lineDeletes(aCookie({ name: 'other', storeId: '' }))
  enforcer.lineDeletes({ ...THEIRS, storeId: '' })
  await settled()
  await book.clear()
  expect(world.cookies.jar).toEqual([])
})

test('a tab that opens while cookies are displaced is stored with them', async () => {
  const world = new ChromiumWorld([THEIRS])
  const { book, enforcer } = await world.start()
  enforcer.tabOpened(2)
  await settled()
  expect(world.disk.keys).toEqual([])
  await book.add(RULE)
  world.openTabs = [2]
  enforcer.tabOpened(2)
  await settled()
  expect(world.disk.peek('jar-journal')).toMatchObject({ tabs: [2] })
})

test.each<[string, (parts: Awaited<ReturnType<ChromiumWorld['start']>>, world: ChromiumWorld) => void]>([
  ['a change of the jar', (_, { cookies }) => cookies.store({ ...THEIRS, value: 'newer' })],
  ['a deletion by a response', ({ enforcer }) => enforcer.lineDeletes({ ...THEIRS, name: 'hidden', storeId: '' })],
  ['a tab that opens', ({ enforcer }) => enforcer.tabOpened(9)],
])('an error while handling %s is reported, and the next change works', async (_what, act) => {
  const world = new ChromiumWorld([THEIRS, { ...THEIRS, name: 'hidden', httpOnly: true }])
  const parts = await world.start()
  await parts.book.add({ ...RULE, cookies: { sid: 'mine', hidden: '1' } })
  const error = new Error('tabs.query failed')
  world.tabsError = error
  act(parts, world)
  await settled()
  expect(world.errors.reported).toEqual([error])
  await parts.book.clear()
  expect(world.valuesOf('sid')).not.toContain('mine')
  expect(world.dnr.rules).toEqual([])
})

test('reapplying rejects when the jar can’t be read, and works the next time', async () => {
  const world = new ChromiumWorld([THEIRS])
  const { book, enforcer } = await world.start()
  await book.add(RULE)
  world.cookies.failNext('getAll')
  await expect(enforcer.reapply()).rejects.toThrow('cookies.getAll failed')
  await enforcer.reapply()
  expect(book.list()[0]?.state).toBe('applied')
})

test('when displaced cookies are unreadable, nothing is overridden, and that is reported; the next start goes on', async () => {
  const world = new ChromiumWorld([THEIRS])
  world.disk.put('jar-journal', { version: 9 })
  const { book } = await world.start()
  expect(world.errors.reported).toMatchObject([{ code: 'internal', field: 'jar-journal' }])
  expect(world.disk.peek('jar-journal:unreadable')).toEqual({ version: 9 })
  expect((await book.add(RULE)).state).toBe('applied')
  expect(world.valuesOf('sid')).toEqual(['mine'])
})
