import { beforeEach, describe, expect, test } from 'vitest'
import { EventSpill } from '../../../../extension/background/capture/event-spill.ts'
import type { RawRequestEvent } from '../../../../extension/background/capture/raw-event.ts'
import { SESSION_BUDGET } from '../../../../extension/background/log/budget.ts'
import { SessionStorage } from '../../../../extension/background/session-storage.ts'
import { FakeClock, settled } from '../../fakes/fake-clock.ts'
import { FakeErrors } from '../../fakes/fake-errors.ts'
import { FakeStorage, type FakeStorageArea } from '../../fakes/fake-storage.ts'
import { someDetails } from '../../fakes/fake-web-request.ts'

const event = (requestId: string, cookie = ''): RawRequestEvent => ({
  kind: 'send',
  details: someDetails({ requestId, requestHeaders: [{ name: 'Cookie', value: cookie }] }),
  pageUrl: undefined,
  rules: undefined,
})

let storage: FakeStorage
let clock: FakeClock
let errors: FakeErrors
beforeEach(() => {
  storage = new FakeStorage()
  clock = new FakeClock()
  errors = new FakeErrors()
})
const connect = (area: FakeStorageArea = storage.connect()) =>
  new EventSpill(new SessionStorage(area, (text) => text), clock, errors)

describe('persisted events', () => {
  test('are found by the next run, in their order, and gone once they are released', async () => {
    const first = connect()
    first.persist([event('1'), event('2')])
    clock.skip(5)
    first.persist([event('3')])
    await settled()
    const next = connect()
    const events = next.adopt(await next.load())
    expect(events.map(({ details }) => details.requestId)).toEqual(['1', '2', '3'])
    next.release(events.slice(0, 1).map(({ key }) => key))
    await settled()
    // What was persisted together goes together.
    expect(storage.keys).toHaveLength(2)
    next.release(events.slice(1).map(({ key }) => key))
    await settled()
    expect(storage.keys).toEqual([])
  })

  test('of this run are not loaded, and those of the same millisecond keep their order', async () => {
    const spill = connect()
    for (let count = 0; count < 12; count += 1) spill.persist([event(String(count))])
    expect(await spill.load()).toEqual([])
    const next = connect()
    expect(next.adopt(await next.load()).map(({ details }) => details.requestId)).toEqual(
      Array.from({ length: 12 }, (_, count) => String(count)),
    )
  })

  test('of a run that died before they were written are lost, and the others are not', async () => {
    const area = storage.connect()
    const first = connect(area)
    area.dieAfter(1)
    first.persist([event('1')])
    first.persist([event('2')])
    await settled()
    const next = connect()
    expect(next.adopt(await next.load()).map(({ details }) => details.requestId)).toEqual(['1'])
  })

  test('a value that is no text is left alone', async () => {
    storage.put('log:fact:1:000001', 7)
    storage.put('log:head', {})
    expect(await connect().load()).toEqual([])
  })
})

describe('room', () => {
  test('beyond the budget nothing is persisted until something is released', async () => {
    const spill = connect()
    const keys: string[] = []
    for (let count = 0; ; count += 1) {
      const key = spill.persist([event(String(count), 'x'.repeat(100_000))])
      if (key === null) break
      keys.push(key)
    }
    await settled()
    expect(storage.bytes).toBeLessThanOrEqual(SESSION_BUDGET.spill * 1.01)
    expect(storage.bytes).toBeGreaterThan(SESSION_BUDGET.spill * 0.9)
    spill.release(keys)
    expect(spill.persist([event('again')])).not.toBeNull()
  })

  test('events of an earlier run count', async () => {
    connect().persist([event('1', 'x'.repeat(SESSION_BUDGET.spill - 5_000))])
    await settled()
    const next = connect()
    next.adopt(await next.load())
    expect(next.persist([event('2', 'x'.repeat(6_000))])).toBeNull()
  })

  test('a full storage is no error: the events wait in memory', async () => {
    const area = storage.connect()
    area.failNext('set', new Error('QUOTA_BYTES quota exceeded'))
    connect(area).persist([event('1')])
    await settled()
    expect(errors.reported).toEqual([])
  })
})

describe('errors of the browser', () => {
  test('are reported', async () => {
    const area = storage.connect()
    const spill = connect(area)
    area.failNext('set')
    const key = spill.persist([event('1')]) ?? ''
    area.failNext('remove')
    spill.release([key])
    await settled()
    expect(errors.reported).toHaveLength(2)
  })

  test('a key that nobody persisted is ignored', async () => {
    const area = storage.connect()
    connect(area).release(['log:fact:1:000001'])
    await settled()
    expect(area.calls).toEqual([])
  })
})
