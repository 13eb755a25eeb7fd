import { describe, expect, test } from 'vitest'
import { line } from '../../exchange/any-entry.ts'
import { settled } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { aChange, LogWorld, settledEntry } from './log-world.ts'

const pageLoad = (seq: number, tabId = 1) => settledEntry(seq, { type: 'main_frame', tabId, url: 'http://a.test/' })

describe('publishing', () => {
  test('surfaces get stored exchanges at once, and the figures at most every 250 ms', async () => {
    const world = new LogWorld()
    const run = await world.start()
    await run.record(settledEntry(1))
    await run.record(settledEntry(2))
    expect(run.surfaces.kinds).toEqual(['exchanges', 'exchanges'])
    await world.clock.advance(250)
    await run.record(settledEntry(3))
    expect(run.surfaces.kinds).toEqual(['exchanges', 'exchanges', 'stats', 'exchanges'])
    expect(run.surfaces.news[2]).toMatchObject({ stats: { held: 2, dropped: 0, preserved: true } })
    expect(world.clock.pending).toBe(1)
  })

  test('without a surface nothing is made', async () => {
    const world = new LogWorld()
    const run = await world.start()
    run.surfaces.hasListeners = false
    await run.record(settledEntry(1))
    expect(run.surfaces.news).toEqual([])
    expect(world.clock.pending).toBe(0)
  })

  test('an exchange that was cleared while it was under way is not shown again', async () => {
    const world = new LogWorld()
    const run = await world.start()
    const open = settledEntry(1, { settled: false })
    await run.record(open)
    const cleared = run.log.clear.clearNow()
    await world.clock.advance(5)
    await cleared
    const before = run.surfaces.news.length
    await run.record(open)
    expect(run.surfaces.news).toHaveLength(before)
  })

  test('unattributed changes are stored and published', async () => {
    const world = new LogWorld()
    const run = await world.start()
    await run.log.publisher.addChanges([aChange('a', 5)])
    expect(run.surfaces.news).toEqual([
      { kind: 'changes', changes: [expect.objectContaining({ seq: 1, by: 'script-or-extension' })] },
    ])
    expect(await run.log.queries.changes({ since: 0 })).toHaveLength(1)
  })
})

describe('a log that is not preserved over navigations', () => {
  test('begins anew with each page of its tab, and with no other', async () => {
    const world = new LogWorld()
    const run = await world.start()
    run.log.stats.preserved = false
    await run.record(pageLoad(1), settledEntry(2), pageLoad(3, 2))
    await settled()
    await run.record(pageLoad(4), settledEntry(5))
    await settled()
    expect(await run.seqs()).toEqual([3, 4, 5])
    expect(run.surfaces.news).toContainEqual({ kind: 'cleared', tabId: 1, before: 4 })
    // The next run hides the same.
    expect(await (await world.start()).seqs()).toEqual([3, 4, 5])
  })

  test('prerendered pages, later hops and requests without a tab begin nothing', async () => {
    const world = new LogWorld()
    const run = await world.start()
    run.log.stats.preserved = false
    const writes = run.area.count('set')
    await run.record(
      settledEntry(1, { type: 'main_frame', notes: ['prerender'] }),
      settledEntry(2, { type: 'main_frame', hop: 1 }),
      settledEntry(3, { type: 'main_frame', tabId: -1 }),
    )
    await settled()
    expect(await run.seqs()).toEqual([1, 2, 3])
    expect(run.area.count('set')).toBe(writes + 1)
  })

  test('an error of the storage is reported', async () => {
    const world = new LogWorld()
    const run = await world.start()
    run.log.stats.preserved = false
    await run.log.exchanges.write([pageLoad(1)])
    run.area.failNext('set', new Error('the browser is busy'))
    run.log.publisher.entriesStored([pageLoad(1)])
    await settled()
    expect(run.errors.reported).toHaveLength(1)
  })
})

describe('queries', () => {
  test('a filter, the URLs of a tab, the history of a cookie, two moments, and who set cookies', async () => {
    const world = new LogWorld()
    const run = await world.start()
    await run.record(
      settledEntry(1, { url: 'http://a.test/one', received: [line('sid=1')], startedAt: 10, respondedAt: 11 }),
      settledEntry(2, { url: 'http://b.test/two', tabId: 2, startedAt: 20, respondedAt: 21 }),
      settledEntry(3, {
        url: 'http://a.test/three',
        sent: { header: 'sid=1', cookies: [{ name: 'sid', value: '1' }], injected: [] },
        startedAt: 30,
      }),
    )
    const { queries } = run.log
    expect((await queries.exchanges({ query: 'name:sid' })).map(({ seq }) => seq)).toEqual([1, 3])
    expect((await queries.exchanges({ tabId: 2 })).map(({ seq }) => seq)).toEqual([2])
    expect(await queries.urlsOf(1)).toEqual(['http://a.test/one', 'http://a.test/three'])
    const cookie = aCookie({ name: 'sid', domain: 'a.test' })
    expect((await queries.history(cookie)).map(({ seq }) => seq)).toEqual([1, 3])
    expect(await queries.setters(1)).toHaveLength(1)
    expect((await queries.compare({ from: 5, to: 40 })).map(({ place }) => place.name)).toEqual(['sid'])
    expect(await queries.compare({ from: 15, to: 40 })).toEqual([])
  })
})

describe('start', () => {
  test('what is unreadable rejects; after a reset the log takes new exchanges', async () => {
    const world = new LogWorld()
    world.storage.put('log:head', { version: 99 })
    world.storage.put('log:fact:1:000001', 'persisted')
    const run = world.connect()
    await expect(run.log.load()).rejects.toThrow('the log is unreadable')
    await run.log.reset()
    expect(world.storage.keys).toEqual([])
    await run.record(settledEntry(1))
    expect(await (await world.start()).seqs()).toEqual([1])
  })

  test('a storage that does not answer rejects', async () => {
    const run = new LogWorld().connect()
    run.area.failNext('get', new Error('the browser is busy'))
    await expect(run.log.load()).rejects.toThrow('busy')
  })
})
