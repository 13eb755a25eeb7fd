import { describe, expect, test } from 'vitest'
import { SESSION_BUDGET } from '../../../../extension/background/log/budget.ts'
import { ChangeLog } from '../../../../extension/background/log/change-log.ts'
import { SessionStorage } from '../../../../extension/background/session-storage.ts'
import { ApiError } from '../../../../src/contract/api-error.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { FakeStorage, type FakeStorageArea } from '../../fakes/fake-storage.ts'
import { aChange } from './log-world.ts'

async function start(storage: FakeStorage): Promise<{ log: ChangeLog; area: FakeStorageArea }> {
  const area = storage.connect()
  const log = new ChangeLog(new SessionStorage(area, (text) => text))
  await log.load()
  return { log, area }
}

const changes = (from: number, to: number, value = 'v') =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    aChange(`c${from + index}`, from + index, { cookie: aCookie({ name: `c${from + index}`, value }) }),
  )
const seqs = (all: readonly { readonly seq: number }[]) => all.map(({ seq }) => seq)
const storedBytes = (storage: FakeStorage) =>
  storage.keys
    .filter((key) => key.startsWith('log:changes:'))
    .reduce((sum, key) => sum + String(storage.peek(key)).length, 0)

describe('changes', () => {
  test('are numbered, and found by the same run and the next one', async () => {
    const storage = new FakeStorage()
    const { log } = await start(storage)
    expect(seqs(await log.add(changes(1, 70)))).toEqual(Array.from({ length: 70 }, (_, index) => index + 1))
    await log.add(changes(71, 100))
    const next = await start(storage)
    const found = await next.log.select({})
    expect(found).toHaveLength(100)
    expect(found[99]).toMatchObject({ seq: 100, at: 100, cookie: { name: 'c100' } })
    expect(seqs(await next.log.add(changes(101, 101)))).toEqual([101])
  })

  test('are selected by number, and only the newest to a limit', async () => {
    const { log } = await start(new FakeStorage())
    await log.add(changes(1, 200))
    expect(seqs(await log.select({ since: 198 }))).toEqual([199, 200])
    expect(seqs(await log.select({ limit: 2 }))).toEqual([199, 200])
    expect(await log.select({ since: 200 })).toEqual([])
  })

  test('cost one storage call', async () => {
    const { log, area } = await start(new FakeStorage())
    const before = area.calls.length
    await log.add(changes(1, 10))
    expect(area.calls.slice(before)).toEqual(['set'])
  })

  test('an empty log has none', async () => {
    const { log, area } = await start(new FakeStorage())
    expect(await log.select({})).toEqual([])
    await log.forget(() => true)
    expect(await log.select({})).toEqual([])
    expect(area.count('remove')).toBe(0)
  })
})

describe('room', () => {
  test('about 2,000 are kept, the newest', async () => {
    const storage = new FakeStorage()
    const { log } = await start(storage)
    for (let from = 1; from <= 3_000; from += 50) await log.add(changes(from, from + 49))
    const found = await (await start(storage)).log.select({})
    expect(found.length).toBeGreaterThan(1_900)
    expect(found.length).toBeLessThanOrEqual(2_048)
    expect(found.at(-1)?.seq).toBe(3_000)
  })

  test('large cookies never take more than the budget, over several runs', async () => {
    const storage = new FakeStorage()
    let last = 0
    for (let run = 0; run < 6; run += 1) {
      const { log } = await start(storage)
      for (let times = 0; times < 5; times += 1) {
        await log.add(changes(last + 1, last + 40, 'x'.repeat(4_000)))
        last += 40
        expect(storedBytes(storage)).toBeLessThanOrEqual(SESSION_BUDGET.changes)
      }
    }
    const found = await (await start(storage)).log.select({})
    expect(found.at(-1)?.seq).toBe(last)
    expect(found.length).toBeGreaterThan(100)
  })

  test('a log of the earlier form, without sizes, is read', async () => {
    const storage = new FakeStorage()
    await (await start(storage)).log.add(changes(1, 100))
    storage.put('log:changes', { seq: 100, first: 0 })
    const { log } = await start(storage)
    await log.add(changes(101, 101))
    expect(seqs(await log.select({})).length).toBe(101)
  })

  test('a full storage rejects, and the log goes on when there is room', async () => {
    const storage = new FakeStorage()
    const { log, area } = await start(storage)
    area.failNext('set', new Error('QUOTA_BYTES quota exceeded'))
    await expect(log.add(changes(1, 1))).rejects.toThrow('quota')
    await log.add(changes(2, 2))
    expect(seqs(await (await start(storage)).log.select({}))).toEqual([1, 2])
  })
})

test('changes are forgotten by a test, and numbers are not used again', async () => {
  const storage = new FakeStorage()
  await (await start(storage)).log.add(changes(1, 150))
  const { log } = await start(storage)
  await log.forget(({ seq }) => seq % 2 === 0)
  expect((await (await start(storage)).log.select({})).every(({ seq }) => seq % 2 === 1)).toBe(true)
  await log.forget(() => true)
  expect(seqs(await log.add(changes(1, 1)))).toEqual([151])
})

test.each(['text', null, { seq: 1 }, { seq: 1, first: 0, sizes: 3 }])(
  'an unreadable head rejects: %j',
  async (head) => {
    const storage = new FakeStorage()
    storage.put('log:changes', head)
    await expect(start(storage)).rejects.toThrow(ApiError)
  },
)

test('a run that dies between two writes loses no change that was confirmed', async () => {
  for (let writes = 0; writes < 12; writes += 1) {
    const storage = new FakeStorage()
    const { log, area } = await start(storage)
    area.dieAfter(writes)
    let confirmed = 0
    const script = async (): Promise<void> => {
      for (let from = 1; from <= 2_400; from += 240) {
        await log.add(changes(from, from + 239))
        confirmed = from + 239
      }
    }
    await Promise.race([script(), area.died])
    const found = seqs(await (await start(storage)).log.select({}))
    expect(new Set(found).size).toBe(found.length)
    expect(found.at(-1) ?? 0).toBeGreaterThanOrEqual(confirmed)
  }
})
