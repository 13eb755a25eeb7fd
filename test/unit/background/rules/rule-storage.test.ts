import { afterEach, expect, test, vi } from 'vitest'
import { RuleStorage } from '../../../../extension/background/rules/rule-storage.ts'
import type { Lifetime } from '../../../../src/rules/model/rule.ts'
import type { StoredRule } from '../../../../src/rules/model/stored-rule.ts'
import { FakeErrors } from '../../fakes/fake-errors.ts'
import { FakeStorage } from '../../fakes/fake-storage.ts'

const stored = (id: string, lifetime: Lifetime = 'session'): StoredRule => ({
  id,
  rule: { cookies: { a: '1' }, scope: { urls: ['*://a.test/*'] }, lifetime },
})

function aProfile() {
  const [disk, memory, errors] = [new FakeStorage(), new FakeStorage(), new FakeErrors()]
  const open = (isPrivate = false) => {
    const [local, session] = [disk.connect(), memory.connect()]
    return { local, session, storage: new RuleStorage({ local: isPrivate ? null : local, session, errors }) }
  }
  return { disk, memory, errors, open }
}

afterEach(() => {
  vi.restoreAllMocks()
})

test('lasting rules are on disk, the others and the order of all in memory', async () => {
  const { disk, memory, open } = aProfile()
  const rules = [stored('s'), stored('l', 'always')]
  await open().storage.write(rules, [])
  expect(JSON.parse(String(disk.peek('rules')))).toEqual({ version: 2, rules: [rules[1]] })
  expect(JSON.parse(String(memory.peek('rules')))).toEqual({ version: 2, rules })
  expect(await open().storage.read()).toEqual(rules)
})

test('rules that were never lasting do not touch the disk', async () => {
  const { disk, open } = aProfile()
  await open().storage.write([stored('s')], [])
  expect(disk.keys).toEqual([])
})

test('a background of private windows neither reads nor writes the disk', async () => {
  const { disk, open } = aProfile()
  await open().storage.write([stored('l', 'always')], [])
  const onDisk = disk.peek('rules')
  const { storage } = open(true)
  await storage.write([stored('p', 'always')], [])
  expect(disk.peek('rules')).toEqual(onDisk)
  expect((await storage.read()).map(({ id }) => id)).not.toContain('l')
})

test.each([
  ['a rule becomes lasting', [stored('x')], [stored('x', 'always')]],
  ['a rule ceases to last', [stored('x', 'always')], [stored('x')]],
  ['a lasting rule goes', [stored('x', 'always'), stored('y', 'always')], [stored('y', 'always')]],
])('killed between its two writes, every rule is found as it was or as it is: %s', async (_what, before, after) => {
  const { open } = aProfile()
  await open().storage.write(before, [])
  for (const writes of [0, 1]) {
    const { local, session, storage } = open()
    // One budget for both areas: the run dies before its second write, in whichever area that is.
    let left = writes
    for (const area of [local, session]) {
      const set = area.set.bind(area)
      area.set = (items) => {
        left -= 1
        return left < 0 ? new Promise(() => undefined) : set(items)
      }
    }
    void storage.write(after, before)
    await new Promise((resolve) => setImmediate(resolve))
    const found = await open().storage.read()
    for (const one of found) expect([...before, ...after]).toContainEqual(one)
    expect(found.map(({ id }) => id)).toContain(after[0]?.id)
    await open().storage.write(before, after)
  }
})

test('an unreadable list on disk is reported and kept beside, as the next write would replace it', async () => {
  const { disk, memory, errors, open } = aProfile()
  disk.put('rules', { version: 99 })
  memory.put('rules', 'no json')
  expect(await open().storage.read()).toEqual([])
  expect(errors.reported).toMatchObject([
    { field: 'rules', detail: expect.stringContaining('local') },
    { field: 'rules', detail: expect.stringContaining('session') },
  ])
  expect(disk.peek('rules:unreadable')).toEqual({ version: 99 })
})

test('a rule that is invalid is left out, and the others are read', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const { disk, errors, open } = aProfile()
  disk.put('rules', { version: 2, rules: [stored('l', 'always'), { id: 'x', rule: { cookies: 3 } }] })
  expect((await open().storage.read()).map(({ id }) => id)).toEqual(['l'])
  expect(warn).toHaveBeenCalledOnce()
  expect(errors.reported).toEqual([])
})

test('the first form, the list alone, is still read', async () => {
  const { disk, open } = aProfile()
  disk.put('rules', [stored('l', 'always')])
  expect((await open().storage.read()).map(({ id }) => id)).toEqual(['l'])
})

test('counts are stored for the session', async () => {
  const { open } = aProfile()
  expect(await open().storage.readSeen()).toEqual(new Map())
  const seen = new Map([['x', { count: 1, lastSeq: 3, drifted: 0, lastDrift: null }]])
  await open().storage.writeSeen(seen)
  expect(await open().storage.readSeen()).toEqual(seen)
})
