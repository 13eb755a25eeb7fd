import { describe, expect, test } from 'vitest'
import { serveClearPort } from '../../../../extension/background/log/serve-clear-port.ts'
import { settled } from '../../fakes/fake-clock.ts'
import { FakeEvent } from '../../fakes/fake-event.ts'
import { type LogRun, LogWorld, settledEntry } from './log-world.ts'

class FakePort {
  readonly onMessage = new FakeEvent<[unknown]>()
  readonly onDisconnect = new FakeEvent<[unknown]>()
  readonly replies: unknown[] = []
  disconnected = 0
  isClosed = false

  postMessage(reply: unknown): void {
    if (this.isClosed) throw new Error('Attempting to use a disconnected port object')
    this.replies.push(reply)
  }

  disconnect(): void {
    this.disconnected += 1
  }
}

async function connect(run: LogRun, world: LogWorld, caughtUp = async () => undefined): Promise<FakePort> {
  const port = new FakePort()
  serveClearPort(port as unknown as Parameters<typeof serveClearPort>[0], {
    clear: run.log.clear,
    errors: run.errors,
    caughtUp,
  })
  await world.clock.advance(5)
  return port
}

async function started(): Promise<{ world: LogWorld; run: LogRun }> {
  const world = new LogWorld()
  const run = await world.start()
  await run.record(settledEntry(1))
  return { world, run }
}

describe('the port of a surface that clears the log', () => {
  test('clears what has come until then, and confirms it', async () => {
    const { world, run } = await started()
    const port = await connect(run, world, async () => {
      await run.record(settledEntry(2))
      return undefined
    })
    expect(port.replies).toEqual([{ ok: true }])
    expect(await run.seqs()).toEqual([])
  })

  test('undoes on a message', async () => {
    const { world, run } = await started()
    const port = await connect(run, world)
    port.onMessage.emit('undo')
    await settled()
    expect(port.replies).toEqual([{ ok: true }, { ok: true }])
    expect(await run.seqs()).toEqual([1])
  })

  test('commits when it closes', async () => {
    const { world, run } = await started()
    const port = await connect(run, world)
    port.onDisconnect.emit(port)
    await settled()
    port.onMessage.emit('undo')
    await settled()
    expect(await run.seqs()).toEqual([])
  })

  test('is disconnected when the log is cleared otherwise', async () => {
    const { world, run } = await started()
    const port = await connect(run, world)
    void run.log.clear.clearNow()
    await world.clock.advance(5)
    expect(port.disconnected).toBe(1)
  })

  test('gets the problem when the log can’t be cleared; closing it then commits nothing', async () => {
    const { world, run } = await started()
    run.area.failNext('set', new Error('the browser is busy'))
    const port = await connect(run, world)
    expect(port.replies).toEqual([{ ok: false, problem: expect.objectContaining({ code: 'internal' }) }])
    port.onDisconnect.emit(port)
    await settled()
    expect(await run.seqs()).toEqual([1])
  })

  test('that has gone before the answer does no harm', async () => {
    const { world, run } = await started()
    const port = new FakePort()
    port.isClosed = true
    serveClearPort(port as unknown as Parameters<typeof serveClearPort>[0], {
      clear: run.log.clear,
      errors: run.errors,
      caughtUp: async () => undefined,
    })
    await world.clock.advance(5)
    run.area.failNext('set', new Error('the browser is busy'))
    run.area.failNext('remove', new Error('the browser is busy'))
    port.onDisconnect.emit(port)
    await settled()
    expect(run.errors.reported).toHaveLength(1)
  })
})
