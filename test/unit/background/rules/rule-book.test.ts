import { expect, test } from 'vitest'
import type { ApiError } from '../../../../src/contract/api-error.ts'
import type { RuleInput } from '../../../../src/rules/model/rule.ts'
import { settled } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { ChromiumWorld } from './chromium-world.ts'

const aRule = (part: Partial<RuleInput> = {}): RuleInput => ({
  cookies: { sid: 'mine' },
  scope: { urls: ['*://example.test/*'] },
  ...part,
})

test('an added rule is stored, in force, and listed with its state', async () => {
  const world = new ChromiumWorld()
  const { book } = await world.start()
  const added = await book.add(aRule())
  expect(added).toMatchObject({ id: 'id-1', state: 'applied', via: ['wire'], values: { sid: 'mine' } })
  expect(book.list()).toEqual([added])
  expect(world.dnr.values).toEqual(['sid=mine'])
  expect(world.memory.peek('rules')).toContain('"id":"id-1"')
})

test('an invalid rule is rejected with a problem for each field, and not kept', async () => {
  const { book } = await new ChromiumWorld().start()
  const error: ApiError = await book.add(aRule({ cookies: { 'a b;': 'x' }, scope: { urls: ['nonsense'] } })).then(
    () => expect.unreachable('the rule was added'),
    (rejected: ApiError) => rejected,
  )
  expect(error.code).toBe('bad-rule')
  expect(error.problems?.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['scope.urls.0', expect.stringMatching(/^cookies\./)]),
  )
  expect(book.list()).toEqual([])
})

test('a rule whose time is over is refused', async () => {
  const world = new ChromiumWorld()
  const { book } = await world.start()
  await expect(book.add(aRule({ lifetime: 'until', until: world.clock.now() }))).rejects.toMatchObject({
    code: 'bad-rule',
    problems: [{ field: 'until', code: 'time-is-past' }],
  })
})

test('a regular expression that the browser does not support is refused at its field', async () => {
  const world = new ChromiumWorld()
  const { book } = await world.start()
  world.dnr.supportsRegex = (regex) => !regex.includes('x+')
  const scope = { urls: ['*://example.test/*', '/^https://a\\.test/x+$/'] }
  await expect(book.add(aRule({ scope }))).rejects.toMatchObject({
    code: 'bad-rule',
    problems: [{ field: 'scope.urls.1', code: 'regex-unsupported' }],
  })
  world.dnr.supportsRegex = () => true
  expect((await book.add(aRule({ scope }))).state).toBe('applied')
})

test('an update is validated, keeps the position, and may be refused without a change', async () => {
  const { book } = await new ChromiumWorld().start()
  const { id } = await book.add(aRule())
  await book.add(aRule({ cookies: { other: '1' } }))
  expect(await book.update(id, { cookies: { sid: 'new' } })).toMatchObject({ state: 'applied', values: { sid: 'new' } })
  await expect(book.update(id, { lifetime: 'until' })).rejects.toMatchObject({ code: 'bad-rule' })
  expect(book.list().map(({ values }) => values)).toEqual([{ sid: 'new' }, { other: '1' }])
})

test.each(['update', 'remove', 'check', 'move'] as const)('%s of an unknown rule is an error', async (call) => {
  const { book } = await new ChromiumWorld().start()
  const { id } = await book.add(aRule())
  const calls = {
    update: () => book.update('none', {}),
    remove: () => book.remove('none'),
    check: () => book.check(aRule(), 'none'),
    move: () => book.move(id, 'none'),
  }
  await expect(calls[call]()).rejects.toMatchObject({ code: 'no-such-rule', detail: 'none' })
})

test('rules move before another one and to the end; before itself nothing changes', async () => {
  const { book } = await new ChromiumWorld().start()
  for (const name of ['a', 'b', 'c']) await book.add(aRule({ cookies: { [name]: '1' } }))
  const names = (list: readonly { rule: RuleInput }[]) => list.map(({ rule }) => Object.keys(rule.cookies)[0])
  expect(names(await book.move('id-3', 'id-1'))).toEqual(['c', 'a', 'b'])
  expect(names(await book.move('id-3', null))).toEqual(['a', 'b', 'c'])
  expect(names(await book.move('id-2', 'id-2'))).toEqual(['a', 'b', 'c'])
})

test('of two rules with one cookie the earlier one is in force; moving changes which', async () => {
  const { book } = await new ChromiumWorld().start()
  await book.add(aRule())
  await book.add(aRule())
  expect(book.list().map(({ state }) => state)).toEqual(['applied', 'refused'])
  await book.move('id-2', 'id-1')
  expect(book.list().map(({ id, state }) => [id, state])).toEqual([
    ['id-2', 'applied'],
    ['id-1', 'refused'],
  ])
})

test('a group is switched together', async () => {
  const world = new ChromiumWorld()
  const { book } = await world.start()
  await book.add(aRule({ cookies: { a: '1' }, group: 'g' }))
  await book.add(aRule({ cookies: { b: '1' } }))
  expect((await book.switchGroup('g', false)).map(({ state }) => state)).toEqual(['off', 'applied'])
  expect(world.dnr.values).toEqual(['b=1'])
  expect((await book.switchGroup('g', true)).map(({ state }) => state)).toEqual(['applied', 'applied'])
})

test('removed and cleared rules leave neither a rule in the browser nor a count', async () => {
  const world = new ChromiumWorld()
  const { book, statuses } = await world.start()
  const { id } = await book.add(aRule())
  await book.add(aRule({ cookies: { b: '1' } }))
  statuses.count([{ seq: 7, matched: [id], mismatched: [] }])
  await book.remove(id)
  expect(world.dnr.values).toEqual(['b=1'])
  await book.clear()
  expect(world.dnr.rules).toEqual([])
  expect(book.list()).toEqual([])
  await world.clock.advance(100)
  expect(world.memory.peek('rules:seen')).toBe('[]')
})

test('check says what a rule would be and keeps nothing', async () => {
  const world = new ChromiumWorld([aCookie({ name: 'theirs', value: 'x' })])
  const { book } = await world.start()
  const { id } = await book.add(aRule())
  expect(await book.check(aRule())).toMatchObject({ id: '', state: 'refused' })
  expect(await book.check(aRule({ cookies: { sid: '{{cookie:theirs}}' } }), id)).toMatchObject({
    id,
    state: 'applied',
    values: { sid: 'x' },
  })
  await expect(book.check(aRule({ scope: { urls: [] } }), id)).rejects.toMatchObject({ code: 'bad-rule' })
  await expect(book.check(aRule({ scope: { urls: [] } }))).rejects.toMatchObject({ code: 'bad-rule' })
  expect(book.list().map(({ values }) => values)).toEqual([{ sid: 'mine' }])
  expect(world.dnr.values).toEqual(['sid=mine'])
})

test('templates are resolved when a rule is switched on, and keep their value until it is switched off', async () => {
  const world = new ChromiumWorld()
  const { book } = await world.start()
  const { id, values } = await book.add(aRule({ cookies: { sid: '{{uuid}}' } }))
  expect(values).toEqual({ sid: 'id-2' })
  await book.add(aRule({ cookies: { b: '1' } }))
  expect(book.list()[0]?.values).toEqual({ sid: 'id-2' })
  const again = await world.start()
  expect(again.book.list()[0]?.values).toEqual({ sid: 'id-2' })
  await again.book.update(id, { enabled: false })
  expect((await again.book.update(id, { enabled: true })).values).toEqual({ sid: 'id-4' })
})

test('a template takes the original of a cookie, not what a rule holds in its place', async () => {
  const world = new ChromiumWorld([aCookie({ name: 'sid', value: 'theirs' })])
  const { book } = await world.start()
  await book.add(aRule())
  expect(world.valuesOf('sid')).toEqual(['mine'])
  const copy = await book.add(aRule({ cookies: { copy: '{{cookie:sid}}' } }))
  expect(copy.values).toEqual({ copy: 'theirs' })
})

test('a rule whose template takes a cookie that the jar lacks is not in force', async () => {
  const { book } = await new ChromiumWorld().start()
  const added = await book.add(aRule({ cookies: { sid: '{{cookie:none}}' } }))
  expect(added).toMatchObject({ state: 'refused', problems: [{ code: 'template-cookie-absent' }] })
})

test('a spent rule is stored as spent, and an update arms it again', async () => {
  const world = new ChromiumWorld()
  const { book } = await world.start()
  const { id } = await book.add(aRule({ lifetime: 'once' }))
  await book.spend(id)
  expect(book.list()[0]?.state).toBe('spent')
  expect(world.dnr.rules).toEqual([])
  const later = await world.start()
  expect(later.book.list()[0]?.state).toBe('spent')
  expect((await later.book.update(id, { cookies: { sid: 'again' } })).state).toBe('applied')
})

test('restoring all cookies switches off just the rules that hold one in the jar', async () => {
  const world = new ChromiumWorld([aCookie({ name: 'sid', value: 'theirs' })])
  const { book } = await world.start()
  await book.add(aRule())
  await book.add(aRule({ cookies: { b: '1' } }))
  expect(await book.restoreCookies()).toMatchObject([{ cookie: { value: 'theirs' }, outcome: 'put-back' }])
  expect(book.list().map(({ state }) => state)).toEqual(['off', 'applied'])
  expect(world.valuesOf('sid')).toEqual(['theirs'])
})

test('a change that can’t be stored is neither kept nor enforced, and the next one is', async () => {
  const world = new ChromiumWorld()
  const { book, storage } = await world.start()
  const write = storage.write.bind(storage)
  storage.write = () => Promise.reject(new Error('quota'))
  await expect(book.add(aRule())).rejects.toThrow('quota')
  expect(book.list()).toEqual([])
  expect(world.dnr.rules).toEqual([])
  storage.write = write
  expect((await book.add(aRule())).state).toBe('applied')
})

test('rules outlive the background; lasting ones outlive the browser', async () => {
  const world = new ChromiumWorld()
  const { book } = await world.start()
  await book.add(aRule({ lifetime: 'always' }))
  await book.add(aRule({ cookies: { b: '1' } }))
  await book.move('id-2', 'id-1')
  const next = await world.start()
  expect(next.book.list().map(({ id, state }) => [id, state])).toEqual([
    ['id-2', 'applied'],
    ['id-1', 'applied'],
  ])
  world.restartBrowser()
  const later = await world.start()
  expect(later.book.list().map(({ id }) => id)).toEqual(['id-1'])
  expect(world.dnr.values).toEqual(['sid=mine'])
})

test('changes that come at once are made one after the other', async () => {
  const world = new ChromiumWorld()
  const { book } = await world.start()
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => book.add(aRule({ cookies: { [name]: '1' } }))))
  await settled()
  expect(world.dnr.values).toEqual(['a=1', 'b=1', 'c=1', 'd=1'])
  expect(book.list()).toHaveLength(4)
})

test('rules added together are all added, each behind its group, or none of them', async () => {
  const { book } = await new ChromiumWorld().start()
  await book.addAll([aRule({ group: 'g' }), aRule({ cookies: { other: '1' } })])
  await book.addAll([aRule({ cookies: { third: '1' }, group: 'g' })])
  expect(book.list().map(({ rule }) => Object.keys(rule.cookies))).toEqual([['sid'], ['third'], ['other']])
  const rules = [aRule({ cookies: { fourth: '1' } }), aRule({ scope: { urls: ['nonsense'] } })]
  await expect(book.addAll(rules)).rejects.toMatchObject({
    code: 'bad-rule',
    problems: [{ field: '1.scope.urls.0', code: 'pattern-unreadable' }],
  })
  expect(book.list()).toHaveLength(3)
})
