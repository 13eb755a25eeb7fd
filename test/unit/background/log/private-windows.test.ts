import { describe, expect, test } from 'vitest'
import { settled } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { aChange, LogWorld, settledEntry } from './log-world.ts'

const PRIVATE = settledEntry(2, { incognito: true, storeId: 'firefox-private' })
const privateChange = (at: number) => aChange('p', at, { cookie: aCookie({ name: 'p', storeId: 'firefox-private' }) })

async function withPrivateWindow(): Promise<LogWorld> {
  const world = new LogWorld()
  world.tabs = [{ incognito: false }, { incognito: true }]
  return world
}

describe('what the log holds of private windows', () => {
  test('stays while one is open, and goes with the last one', async () => {
    const world = await withPrivateWindow()
    const run = await world.start()
    await run.record(settledEntry(1), PRIVATE)
    await run.log.publisher.addChanges([aChange('a', 1), privateChange(2)])
    await settled()
    await run.log.privateWindows.windowClosed()
    expect(await run.seqs()).toEqual([1, 2])
    world.tabs = [{ incognito: false }]
    await run.log.privateWindows.windowClosed()
    expect(await run.seqs()).toEqual([1])
    expect((await run.log.queries.changes({})).map(({ cookie }) => cookie.name)).toEqual(['a'])
    expect(run.surfaces.news.at(-1)).toEqual({ kind: 'cleared', incognito: true })
    expect(world.storage.keys).not.toContain('log:private')
  })

  test('goes at once when it is stored after its window has closed', async () => {
    const world = await withPrivateWindow()
    const run = await world.start()
    world.tabs = [{ incognito: false }]
    await run.record(settledEntry(1), PRIVATE)
    await settled()
    await settled()
    expect(await run.seqs()).toEqual([1])
  })

  test('an open window is looked for once, not for every exchange', async () => {
    const world = await withPrivateWindow()
    const run = await world.start()
    await run.record(PRIVATE)
    await settled()
    world.tabsError = new Error('nobody should ask')
    await run.record(settledEntry(3, { incognito: true }))
    await settled()
    expect(run.errors.reported).toEqual([])
  })

  test('closing a window asks nothing when the log holds nothing private', async () => {
    const world = new LogWorld()
    const run = await world.start()
    world.tabsError = new Error('nobody should ask')
    await run.log.privateWindows.windowClosed()
    await run.record(settledEntry(1))
    expect(await run.seqs()).toEqual([1])
  })

  test('an error of the browser is reported, and what is private goes when the next window closes', async () => {
    const world = await withPrivateWindow()
    const run = await world.start()
    world.tabsError = new Error('the browser is busy')
    await run.record(PRIVATE)
    await settled()
    expect(run.errors.reported).toEqual([world.tabsError])
    world.tabsError = null
    world.tabs = []
    await run.log.privateWindows.windowClosed()
    expect(await run.seqs()).toEqual([])
  })
})

describe('the last private window closes while the background is stopped', () => {
  test('the next run forgets what it held', async () => {
    const world = await withPrivateWindow()
    const first = await world.start()
    await first.record(settledEntry(1), PRIVATE)
    await settled()
    world.tabs = [{ incognito: false }]
    const run = await world.start()
    expect(await run.seqs()).toEqual([1])
    expect(world.storage.keys).not.toContain('log:private')
  })

  test('also when the earlier run died before it could mark the log', async () => {
    const world = await withPrivateWindow()
    const first = await world.start()
    // The exchange is stored by one write; the mark would be the next.
    first.area.dieAfter(1)
    await first.record(PRIVATE)
    await settled()
    expect(world.storage.keys).not.toContain('log:private')
    world.tabs = [{ incognito: false }]
    const run = world.connect()
    expect((await run.log.load()).entries).toEqual([])
    expect(await run.seqs()).toEqual([])
  })

  test('and the background dies again while it forgets: the run after it does', async () => {
    for (let writes = 0; writes < 6; writes += 1) {
      const world = await withPrivateWindow()
      const first = await world.start()
      await first.record(settledEntry(1), PRIVATE)
      await first.log.publisher.addChanges([privateChange(2)])
      await settled()
      world.tabs = []
      const second = world.connect()
      second.area.dieAfter(writes)
      void second.log.load()
      await settled()
      const third = await world.start()
      expect(await third.seqs()).toEqual([1])
      expect(await third.log.queries.changes({})).toEqual([])
    }
  })

  test('while a private window is open everything is given back to the recorder', async () => {
    const world = await withPrivateWindow()
    await (await world.start()).record(settledEntry(1), PRIVATE)
    const { entries, seq } = await world.connect().log.load()
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2])
    expect(seq).toBe(2)
  })
})
