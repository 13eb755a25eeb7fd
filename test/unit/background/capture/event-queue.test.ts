import { beforeEach, describe, expect, test, vi } from 'vitest'
import { EventQueue } from '../../../../extension/background/capture/event-queue.ts'
import { EventSpill } from '../../../../extension/background/capture/event-spill.ts'
import type { RawEvent } from '../../../../extension/background/capture/raw-event.ts'
import { SessionStorage } from '../../../../extension/background/session-storage.ts'
import type { ActiveRule } from '../../../../src/rules/plan/plan.ts'
import { FakeClock, settled } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { FakeErrors } from '../../fakes/fake-errors.ts'
import { FakeStorage, type FakeStorageArea } from '../../fakes/fake-storage.ts'
import { someDetails } from '../../fakes/fake-web-request.ts'

/** Records what it processes. */
class FakeConsumer {
  readonly batches: RawEvent[][] = []
  #failures = 0

  failNext(): void {
    this.#failures += 1
  }

  process(events: readonly RawEvent[]): void {
    this.batches.push([...events])
    if (this.#failures > 0) {
      this.#failures -= 1
      throw new Error('an event that nobody understands')
    }
  }

  get ids(): string[] {
    return this.batches
      .flat()
      .map((event) => (event.kind === 'jar' ? event.change.cookie.name : event.details.requestId))
  }
}

/** Stores at once, or when a test says so. */
class FakeWriter {
  hasChanges = false
  commits = 0
  #release: (() => void) | null = null
  isSlow = false

  async commit(): Promise<void> {
    this.commits += 1
    this.hasChanges = false
    if (this.isSlow) await new Promise<void>((resolve) => (this.#release = resolve))
  }

  finish(): void {
    this.isSlow = false
    this.#release?.()
  }
}

const RULE = { id: 'r' } as ActiveRule

let clock: FakeClock
let storage: FakeStorage
beforeEach(() => {
  clock = new FakeClock()
  storage = new FakeStorage()
})

interface Run {
  readonly queue: EventQueue
  readonly consumer: FakeConsumer
  readonly writer: FakeWriter
  readonly spill: EventSpill
  readonly area: FakeStorageArea
  readonly errors: FakeErrors
  readonly surfaces: { hasListeners: boolean }
  readonly rules: { changesResponses: boolean }
}

function connect(ready: Promise<unknown> = Promise.resolve()): Run {
  const area = storage.connect()
  const errors = new FakeErrors()
  const spill = new EventSpill(new SessionStorage(area, (text) => text), clock, errors)
  const writer = new FakeWriter()
  const surfaces = { hasListeners: false }
  const rules = { changesResponses: false }
  const queue = new EventQueue({ spill, writer, surfaces, rules, ready, clock, errors })
  return { queue, consumer: new FakeConsumer(), writer, spill, area, errors, surfaces, rules }
}

/** A run whose start is over. @param lastHeardAt the last event in its log */
function started(lastHeardAt = 0): Run {
  const run = connect()
  run.queue.start(run.consumer, [], lastHeardAt)
  return run
}

/** What the next run finds persisted. */
async function persistedIds(): Promise<string[]> {
  const { spill } = connect()
  return spill.adopt(await spill.load()).map(({ details }) => details.requestId)
}

let count = 0
function event(kind: 'send' | 'headers' | 'completed' = 'send', rules?: readonly ActiveRule[]): RawEvent {
  count += 1
  return {
    kind,
    details: someDetails({ requestId: String(count), timeStamp: clock.now() }),
    pageUrl: undefined,
    rules,
  }
}
const jarEvent = (name: string, at = clock.now()): RawEvent => ({
  kind: 'jar',
  change: { cause: 'explicit', removed: false, cookie: aCookie({ name }), at },
})

/** @returns the ids of the events that were pushed */
function pushMany(run: Run, many: number, kind?: 'send' | 'headers' | 'completed'): string[] {
  return Array.from({ length: many }, () => {
    const one = event(kind)
    run.queue.push(one)
    return one.kind === 'jar' ? '' : one.details.requestId
  })
}

describe('a single event', () => {
  test('is processed and stored at once', async () => {
    const run = started()
    const [id] = pushMany(run, 1)
    await clock.advance(0)
    expect(run.consumer.ids).toEqual([id])
    expect(run.writer.commits).toBe(1)
    expect(run.area.calls).toEqual([])
  })

  test('that comes during the pause after a batch is persisted meanwhile, and processed 25 ms after the batch', async () => {
    const run = started()
    pushMany(run, 1)
    await clock.advance(5)
    const [id] = pushMany(run, 1)
    await clock.advance(5)
    expect(run.consumer.batches).toHaveLength(1)
    expect(await persistedIds()).toEqual([id])
    await clock.advance(15)
    expect(run.consumer.ids.at(-1)).toBe(id)
    expect(await persistedIds()).toEqual([])
  })

  test('how a request ended, and changes of the jar, are not worth persisting', async () => {
    const run = started()
    pushMany(run, 1)
    await clock.advance(5)
    pushMany(run, 1, 'completed')
    run.queue.push(jarEvent('a'))
    await clock.advance(5)
    expect(run.area.count('set')).toBe(0)
    await clock.advance(20)
    expect(run.consumer.ids).toHaveLength(3)
  })

  test('changes of an entry without an event are stored when somebody wakes the queue', async () => {
    const run = started()
    run.writer.hasChanges = true
    run.queue.wake()
    run.queue.wake()
    await clock.advance(0)
    expect(run.writer.commits).toBe(1)
    expect(run.consumer.batches).toEqual([])
  })
})

describe('before the background is ready', () => {
  test('events are persisted, and processed afterwards in the order of their times', async () => {
    let makeReady: () => void = () => undefined
    const run = connect(new Promise<void>((resolve) => (makeReady = resolve)))
    const late = event()
    clock.skip(10)
    const [second] = pushMany(run, 1)
    run.queue.push(late)
    run.queue.push(jarEvent('a'))
    await clock.advance(0)
    expect(await persistedIds()).toEqual([second, idOf(late)])
    expect(run.queue.oldestAt).toBe(clock.now())
    run.queue.start(run.consumer, [], 0)
    expect(run.queue.oldestAt).toBe(clock.now() - 10)
    expect(run.consumer.batches).toEqual([])
    makeReady()
    await clock.advance(0)
    expect(run.consumer.ids).toEqual([idOf(late), second, 'a'])
    expect(await persistedIds()).toEqual([])
  })

  test('events of the earlier run come first', async () => {
    const first = connect()
    const ids = pushMany(first, 3)
    await settled()
    clock.skip(100)
    const run = connect()
    run.queue.start(run.consumer, run.spill.adopt(await run.spill.load()), 0)
    ids.push(...pushMany(run, 1))
    await clock.advance(0)
    expect(run.consumer.ids).toEqual(ids)
    expect(await persistedIds()).toEqual([])
  })

  test('when the start fails, events do not pile up', async () => {
    const ready = Promise.reject(new Error('the storage is broken'))
    const run = connect(ready)
    pushMany(run, 3)
    await clock.advance(100)
    expect(run.queue.oldestAt).toBeUndefined()
    await run.queue.caughtUp()
    expect(run.consumer.batches).toEqual([])
    expect(run.errors.reported).toEqual([])
  })
})

describe('a run that begins less than 30 s after the last event', () => {
  /** Fifteen events in each pause, too few for a burst. @returns how many of 90 are persisted */
  async function persistedOf90(run: Run): Promise<number> {
    const persist = vi.spyOn(run.spill, 'persist').mockClear()
    pushMany(run, 1)
    await clock.advance(1)
    for (let times = 0; times < 6; times += 1) {
      pushMany(run, 15)
      await clock.advance(25)
    }
    return persist.mock.calls.reduce((sum, [events]) => sum + events.length, 0)
  }

  test('was killed mid-work: it persists every event at once, for 30 s', async () => {
    const run = started(clock.now() - 1_000)
    expect(await persistedOf90(run)).toBe(90)
    await clock.advance(30_000)
    expect(await persistedOf90(run)).toBeLessThan(60)
  })

  test('another one persists single events only as far as the tokens go', async () => {
    const persisted = await persistedOf90(started())
    expect(persisted).toBeGreaterThanOrEqual(30)
    expect(persisted).toBeLessThan(60)
  })

  test('also when the last event was only persisted', async () => {
    const first = connect()
    pushMany(first, 1)
    await settled()
    const run = connect()
    run.queue.start(run.consumer, run.spill.adopt(await run.spill.load()), 0)
    expect(await persistedOf90(run)).toBe(90)
  })
})

describe('a burst', () => {
  /** A run that has processed an event 25 ms ago: after a longer rest many events at once are not taken for a burst. */
  async function awake(arrange: (run: Run) => void = () => undefined): Promise<Run> {
    const run = started()
    arrange(run)
    pushMany(run, 1)
    await clock.advance(25)
    run.consumer.batches.length = 0
    return run
  }

  test('waits until the page has loaded, persisted in few calls', async () => {
    const run = await awake()
    const ids = pushMany(run, 20)
    for (let ms = 0; ms < 100; ms += 1) {
      ids.push(...pushMany(run, 2))
      await clock.advance(1)
    }
    expect(run.consumer.batches).toEqual([])
    // All but those since the last check, of which none is older than 50 ms.
    const persisted = await persistedIds()
    expect(persisted.length).toBeGreaterThanOrEqual(120)
    expect(persisted).toEqual(ids.slice(0, persisted.length))
    expect(run.area.count('set')).toBeLessThan(6)
    await clock.advance(100)
    expect(run.consumer.ids).toEqual(ids)
    expect(await persistedIds()).toEqual([])
  })

  test.each<[string, (run: Run) => void]>([
    [
      'a surface is open',
      ({ surfaces }) => {
        surfaces.hasListeners = true
      },
    ],
    [
      'a rule changes responses',
      ({ rules }) => {
        rules.changesResponses = true
      },
    ],
    ['the earlier run was killed', ({ queue, consumer }) => queue.start(consumer, [], clock.now())],
  ])('does not wait when %s', async (_what, arrange) => {
    const run = await awake(arrange)
    const ids = pushMany(run, 40)
    await clock.advance(0)
    expect(run.consumer.ids).toEqual(ids)
  })

  test('does not wait any more when somebody asks for the log', async () => {
    const run = await awake()
    const ids = pushMany(run, 40)
    await clock.advance(5)
    expect(run.consumer.ids).toEqual([])
    let isUp = false
    void run.queue.caughtUp().then(() => {
      isUp = true
    })
    await clock.advance(0)
    expect(isUp).toBe(true)
    expect(run.consumer.ids).toEqual(ids)
  })

  test('does not wait any more when one of its events verifies a rule', async () => {
    const run = await awake()
    pushMany(run, 40)
    await clock.advance(5)
    run.queue.push(event('send', [RULE]))
    pushMany(run, 40)
    await clock.advance(10)
    expect(run.consumer.ids).toHaveLength(81)
  })

  test('does not wait when the budget for persisting is spent', async () => {
    const run = await awake()
    const long = event()
    if (long.kind !== 'jar') {
      const requestHeaders = [{ name: 'Cookie', value: 'x'.repeat(3 * 1024 * 1024) }]
      run.queue.push({ ...long, details: { ...long.details, requestHeaders } })
    }
    pushMany(run, 40)
    await clock.advance(0)
    expect(run.consumer.ids).toHaveLength(41)
  })

  test('is noticed during the pause after a batch, before its events are persisted one by one', async () => {
    const run = started()
    pushMany(run, 1)
    await clock.advance(1)
    pushMany(run, 30)
    await clock.advance(0)
    expect(run.consumer.batches).toHaveLength(1)
    expect(run.area.count('set')).toBeLessThanOrEqual(2)
    await clock.advance(200)
    expect(run.consumer.ids).toHaveLength(31)
  })
})

describe('batches', () => {
  test('hold 200 events at most, and pause when they have run for 4 ms', async () => {
    const run = started()
    run.surfaces.hasListeners = true
    const { consumer } = run
    const process = consumer.process.bind(consumer)
    consumer.process = (events) => {
      clock.skip(3)
      process(events)
    }
    pushMany(run, 300)
    const turns = vi.spyOn(clock, 'nextTurn')
    const caughtUp = run.queue.caughtUp()
    // Each pause ends with the turn.
    while (run.writer.commits === 0) await settled()
    expect(turns.mock.calls.length).toBeGreaterThan(10)
    expect(run.consumer.ids).toHaveLength(200)
    await clock.advance(25)
    while (run.writer.commits === 1) await settled()
    await caughtUp
    expect(run.consumer.ids).toHaveLength(300)
  })

  test('events that come while a batch is slow to be stored are persisted', async () => {
    const run = started()
    run.writer.isSlow = true
    pushMany(run, 1)
    await clock.advance(1)
    pushMany(run, 1, 'completed')
    await clock.advance(30)
    expect(await persistedIds()).toHaveLength(1)
    run.writer.finish()
    await clock.advance(60)
    expect(run.consumer.ids).toHaveLength(2)
    expect(await persistedIds()).toEqual([])
  })

  test('an event that can’t be processed costs its batch, and no other', async () => {
    const run = started()
    run.consumer.failNext()
    pushMany(run, 1)
    const caughtUp = run.queue.caughtUp()
    await clock.advance(0)
    await caughtUp
    expect(run.errors.reported).toHaveLength(1)
    pushMany(run, 1)
    await clock.advance(30)
    expect(run.consumer.ids).toHaveLength(2)
  })

  test('who asks waits for the events until then, and for no later ones', async () => {
    const run = started()
    await run.queue.caughtUp()
    run.writer.isSlow = true
    pushMany(run, 1)
    await clock.advance(0)
    let isUp = false
    void run.queue.caughtUp().then(() => (isUp = true))
    pushMany(run, 1)
    await clock.advance(100)
    expect(isUp).toBe(false)
    run.writer.finish()
    await settled()
    expect(isUp).toBe(true)
  })

  test('an error of the storage is reported, and the event is processed', async () => {
    const run = started()
    pushMany(run, 1)
    await clock.advance(1)
    run.area.failNext('set')
    pushMany(run, 1)
    await clock.advance(50)
    expect(run.errors.reported).toHaveLength(1)
    expect(run.consumer.ids).toHaveLength(2)
  })
})

function idOf(one: RawEvent): string {
  return one.kind === 'jar' ? one.change.cookie.name : one.details.requestId
}
