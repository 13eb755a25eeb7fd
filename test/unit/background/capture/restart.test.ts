import { beforeEach, describe, expect, test } from 'vitest'
import type { Details } from '../../../../extension/platform/details.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { CaptureRun, CaptureWorld } from './capture-world.ts'

let world: CaptureWorld
beforeEach(() => {
  world = new CaptureWorld()
})

/** The background dies, and starts again at once. */
async function restart(run: CaptureRun): Promise<CaptureRun> {
  run.die()
  return world.start()
}

describe('a run that goes on where an earlier one stopped', () => {
  test('an open request ends in the next run, as one entry', async () => {
    const first = await world.start()
    const request = first.request()
    first.send(request)
    await first.exchanges()
    const next = await restart(first)
    await world.clock.advance(1)
    next.respond(request, ['b=2'])
    world.cookies.store(aCookie({ name: 'b', value: '2' }))
    next.complete(request)
    expect(await next.exchanges()).toMatchObject([
      { seq: 1, missed: [], settled: true, received: [{ verdict: { outcome: 'stored', certainty: 'observed' } }] },
    ])
  })

  test('the next hop of a chain is known as such', async () => {
    const first = await world.start()
    const request = first.request()
    first.send(request)
    first.redirect(request, 'https://example.test/next')
    await first.exchanges()
    const next = await restart(first)
    await world.clock.advance(1)
    next.send({ ...request, url: 'https://example.test/next' })
    expect((await next.exchanges()).map(({ seq, hop }) => [seq, hop])).toEqual([
      [1, 0],
      [2, 1],
    ])
  })

  test('the lines of a finished response are looked up', async () => {
    const first = await world.start()
    first.exchange(first.request(), ['b=2', 'c=3'])
    await first.exchanges()
    world.cookies.replaceSilently([aCookie({ name: 'b', value: '2' })])
    const next = await restart(first)
    await world.clock.advance(100)
    const [exchange] = await next.exchanges()
    expect(exchange?.settled).toBe(true)
    expect(exchange?.received.map(({ verdict }) => `${verdict.outcome} ${verdict.certainty}`)).toEqual([
      // It may have been there before.
      'stored predicted',
      'blocked contradicted',
    ])
  })

  test.each([
    ['a request without a response is given up 10 s later', undefined, 9_000, 2_000],
    ['a response without an end is looked up 500 ms later', ['b=2'], 400, 200],
  ])('%s', async (_what, lines, before, after) => {
    const first = await world.start()
    const request = first.request()
    first.send(request)
    if (lines) first.respond(request, lines)
    await first.exchanges()
    const next = await restart(first)
    await world.clock.advance(before)
    expect((await next.exchanges())[0]?.settled).toBe(false)
    await world.clock.advance(after)
    expect((await next.exchanges())[0]?.settled).toBe(true)
    // Its end comes after all: still one entry, which has ended now.
    next.complete(request)
    expect(await next.exchanges()).toMatchObject([{ seq: 1, settled: true, status: 200 }])
  })

  test('an event that is repeated changes nothing', async () => {
    const first = await world.start()
    const request = first.request()
    first.exchange(request, ['b=2'], [aCookie({ name: 'b', value: '2' })])
    const before = await first.exchanges()
    const next = await restart(first)
    next.send(request)
    next.respond(request, ['b=2'])
    next.complete(request)
    expect(await next.exchanges()).toEqual(before)
  })

  test('an event from before the start, delivered late, is taken for one whose end may be lost', async () => {
    const first = await world.start()
    await world.clock.advance(5_000)
    const next = await restart(first)
    const late: Details = { ...next.request(), timeStamp: world.clock.now() - 100 }
    next.webRequest.onSendHeaders.emit(late)
    await next.exchanges()
    await world.clock.advance(10_100)
    expect((await next.exchanges())[0]?.settled).toBe(true)
  })

  test('a settled log needs nothing', async () => {
    const first = await world.start()
    first.exchange(first.request(), ['b=2'], [aCookie({ name: 'b', value: '2' })])
    await first.exchanges()
    world.cookies.calls.length = 0
    const next = await restart(first)
    await world.clock.advance(20_000)
    // Only the mirror was read.
    expect(world.cookies.calls).toHaveLength(1)
    expect(next.errors.reported).toEqual([])
  })
})

describe('events that come before the state is read', () => {
  test('are recorded once it is', async () => {
    const run = new CaptureRun(world)
    const request = run.request()
    run.exchange(request, ['b=2'], [aCookie({ name: 'b', value: '2' })])
    await world.clock.advance(50)
    expect(await run.log.queries.exchanges({})).toEqual([])
    await run.load()
    expect(await run.exchanges()).toMatchObject([{ received: [{ name: 'b' }], settled: true }])
    expect(world.storage.keys.filter((key) => key.startsWith('log:fact:'))).toEqual([])
  })

  test('are dropped when the start fails', async () => {
    const run = new CaptureRun(world)
    run.send(run.request())
    run.failToLoad(new Error('the storage is broken'))
    await world.clock.advance(50)
    expect(run.capture.queue.oldestAt).toBeUndefined()
  })

  test('outlive a run that dies while it starts', async () => {
    const starting = new CaptureRun(world)
    const request = starting.request()
    starting.send(request, 'a=1')
    starting.respond(request, ['b=2'])
    await world.clock.advance(5)
    starting.die()
    const next = await world.start()
    expect(await next.exchanges()).toMatchObject([{ sent: { header: 'a=1' }, received: [{ name: 'b' }] }])
    expect(world.storage.keys.filter((key) => key.startsWith('log:fact:'))).toEqual([])
  })
})

test('death between any two writes: the next run has every exchange that surfaces were shown, once, and settles it', async () => {
  let shown = 0
  for (let writes = 0; writes < 14; writes += 1) {
    world = new CaptureWorld()
    const run = await world.start()
    run.area.dieAfter(writes)
    for (let count = 0; count < 4; count += 1) {
      const request = run.request()
      run.send(request, `n=${count}`)
      await world.clock.advance(7)
      run.respond(request, [`c${count}=1`])
      world.cookies.store(aCookie({ name: `c${count}`, value: '1' }))
      await world.clock.advance(7)
      run.complete(request)
      await world.clock.advance(30)
    }
    const published = new Set(
      run.surfaces.news.flatMap((news) => (news.kind === 'exchanges' ? news.exchanges.map(({ seq }) => seq) : [])),
    )
    shown += published.size
    const next = await restart(run)
    await world.clock.advance(12_000)
    const exchanges = await next.exchanges()
    const seqs = exchanges.map(({ seq }) => seq)
    expect(new Set(seqs).size).toBe(seqs.length)
    expect(seqs).toEqual(expect.arrayContaining([...published]))
    expect(exchanges.every(({ settled }) => settled)).toBe(true)
    expect(next.errors.reported).toEqual([])
    // New exchanges get new numbers.
    next.exchange(next.request({ requestId: 'new' }), [])
    expect((await next.exchanges()).at(-1)?.seq).toBeGreaterThan(Math.max(0, ...seqs))
  }
  expect(shown).toBeGreaterThan(14)
})
