import { describe, expect, test } from 'vitest'
import type { LogRun } from './log-world.ts'
import { aChange, LogWorld, settledEntry } from './log-world.ts'

/** A surface that clears the log. */
class Owner {
  ended = 0

  clearEnded(): void {
    this.ended += 1
  }
}

/** Lets the clock pass while `work` waits for the next millisecond. */
async function pass<T>(world: LogWorld, work: Promise<T>): Promise<T> {
  await world.clock.advance(5)
  return work
}

async function started(): Promise<{ world: LogWorld; run: LogRun }> {
  const world = new LogWorld()
  const run = await world.start()
  await run.record(settledEntry(1), settledEntry(2))
  await run.log.publisher.addChanges([aChange('a', world.clock.now())])
  return { world, run }
}

const changesOf = (run: LogRun) => run.log.queries.changes({})

describe('clearing for good', () => {
  test('drops exchanges and changes, and tells the surfaces', async () => {
    const { world, run } = await started()
    await pass(world, run.log.clear.clearNow())
    expect(await run.seqs()).toEqual([])
    expect(await changesOf(run)).toEqual([])
    expect(run.surfaces.news.slice(-2)).toEqual([
      { kind: 'cleared' },
      { kind: 'stats', stats: { held: 0, dropped: 0, bytes: expect.any(Number), preserved: true } },
    ])
  })

  test('takes a pending clearing with it, whose owner is told', async () => {
    const { world, run } = await started()
    const owner = new Owner()
    await pass(world, run.log.clear.begin(owner))
    await pass(world, run.log.clear.clearNow())
    expect(owner.ended).toBe(1)
    await run.log.clear.undo(owner)
    expect(await run.seqs()).toEqual([])
  })

  test('waits for the next millisecond, so that a change after it is not taken for an earlier one', async () => {
    const { world, run } = await started()
    const cleared = run.log.clear.clearNow()
    await world.clock.advance(0)
    const at = run.log.clear.clearedAt
    await pass(world, cleared)
    expect(world.clock.now()).toBeGreaterThan(at)
    // A change that waited for its response since before the clearing was cleared too.
    await run.log.publisher.addChanges([aChange('old', at), aChange('new', at + 1)])
    expect((await changesOf(run)).map(({ cookie }) => cookie.name)).toEqual(['new'])
  })
})

describe('a clearing that can be undone', () => {
  test('hides the log, and undo shows it again', async () => {
    const { world, run } = await started()
    const owner = new Owner()
    await pass(world, run.log.clear.begin(owner))
    expect(await run.seqs()).toEqual([])
    expect(await changesOf(run)).toEqual([])
    expect(run.log.stats.stats).toMatchObject({ held: 0, dropped: 0 })
    await run.record(settledEntry(3))
    expect(await run.seqs()).toEqual([3])
    expect(run.log.stats.stats).toMatchObject({ held: 1 })
    await run.log.clear.undo(owner)
    expect(await run.seqs()).toEqual([1, 2, 3])
    expect(await changesOf(run)).toHaveLength(1)
    expect(run.surfaces.kinds.slice(-2)).toEqual(['returned', 'stats'])
    expect(owner.ended).toBe(0)
  })

  test('is final once it is committed', async () => {
    const { world, run } = await started()
    const owner = new Owner()
    await pass(world, run.log.clear.begin(owner))
    await run.record(settledEntry(3))
    await run.log.clear.commit(owner)
    await run.log.clear.undo(owner)
    expect(await run.seqs()).toEqual([3])
    expect(owner.ended).toBe(0)
    await run.log.clear.commit(owner)
    expect(await run.seqs()).toEqual([3])
  })

  test('becomes final when another surface clears; its own owner can undo only the second', async () => {
    const { world, run } = await started()
    const [first, second] = [new Owner(), new Owner()]
    await pass(world, run.log.clear.begin(first))
    await run.record(settledEntry(3))
    await pass(world, run.log.clear.begin(second))
    expect(first.ended).toBe(1)
    await run.log.clear.undo(first)
    expect(await run.seqs()).toEqual([])
    await run.log.clear.undo(second)
    expect(await run.seqs()).toEqual([3])
  })

  test('is not announced when it can’t be stored, and hides nothing', async () => {
    const { world, run } = await started()
    run.area.failNext('set', new Error('the browser is busy'))
    await expect(pass(world, run.log.clear.begin(new Owner()))).rejects.toThrow('busy')
    expect(await run.seqs()).toEqual([1, 2])
    expect(run.surfaces.kinds).not.toContain('cleared')
  })
})

describe('a run that dies', () => {
  test('while a clearing is pending: the next one makes it final', async () => {
    const { world, run } = await started()
    await pass(world, run.log.clear.begin(new Owner()))
    await run.record(settledEntry(3))
    const next = await world.start()
    expect(await next.seqs()).toEqual([3])
    expect(await changesOf(next)).toEqual([])
  })

  test('between any two writes of clear, undo and commit: the log is either whole or cleared', async () => {
    for (const end of ['undo', 'commit', 'clearNow'] as const) {
      for (let writes = 0; writes < 8; writes += 1) {
        const { world, run } = await started()
        const owner = new Owner()
        run.area.dieAfter(writes)
        const script = async (): Promise<void> => {
          await run.log.clear.begin(owner)
          await (end === 'clearNow' ? run.log.clear.clearNow() : run.log.clear[end](owner))
        }
        void script()
        await world.clock.advance(20)
        const next = await world.start()
        const seqs = await next.seqs()
        expect([[], [1, 2]]).toContainEqual(seqs)
        // Only an undo brings back what was hidden.
        if (writes > 4 && end !== 'undo') expect(seqs).toEqual([])
        await next.record(settledEntry(3))
        expect((await next.seqs()).at(-1)).toBe(3)
      }
    }
  })

  test.each(['text', null, { seq: 'x', at: 1, count: 1 }])(
    'a stored range of another form hides nothing: %j',
    async (range) => {
      const { world } = await started()
      world.storage.put('log:aside', range)
      expect(await (await world.start()).seqs()).toEqual([1, 2])
    },
  )
})
