import { afterEach, expect, test, vi } from 'vitest'
import { Broadcaster } from '../../../extension/background/broadcaster.ts'
import { ErrorReporter } from '../../../extension/background/error-reporter.ts'
import { ApiError } from '../../../src/contract/api-error.ts'
import type { News } from '../../../src/contract/messages.ts'
import { FakeEvent } from '../fakes/fake-event.ts'
import { FakeSurfaces } from '../fakes/fake-surfaces.ts'

class FakePort {
  readonly onDisconnect = new FakeEvent<[]>()
  readonly got: News[] = []
  isGone = false

  postMessage(news: News): void {
    if (this.isGone) throw new Error('Attempting to use a disconnected port object')
    this.got.push(news)
  }
}

const NEWS: News = { kind: 'returned' }

afterEach(() => {
  vi.restoreAllMocks()
})

test('every open surface gets the news, until its port disconnects', () => {
  const surfaces = new Broadcaster()
  const [one, other] = [new FakePort(), new FakePort()]
  expect(surfaces.hasListeners).toBe(false)
  surfaces.addPort(one)
  surfaces.addPort(other)
  surfaces.broadcast(NEWS)
  one.onDisconnect.emit()
  surfaces.broadcast(NEWS)
  expect([one.got.length, other.got.length]).toEqual([1, 2])
  expect(surfaces.hasListeners).toBe(true)
  other.onDisconnect.emit()
  expect(surfaces.hasListeners).toBe(false)
})

test('a surface that has gone without a word does not keep the news from the others', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const surfaces = new Broadcaster()
  const [gone, open] = [new FakePort(), new FakePort()]
  gone.isGone = true
  surfaces.addPort(gone)
  surfaces.addPort(open)
  surfaces.broadcast(NEWS)
  surfaces.broadcast(NEWS)
  expect(open.got).toHaveLength(2)
  expect(warn).toHaveBeenCalledOnce()
})

test('an error without a caller is logged and broadcast as data', () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const surfaces = new FakeSurfaces()
  const { report } = new ErrorReporter(surfaces)
  report(new ApiError({ code: 'storage-full', detail: 'of 10 MiB' }))
  report(new TypeError('odd'))
  expect(surfaces.news).toEqual([
    { kind: 'trouble', problem: { code: 'storage-full', detail: 'of 10 MiB' } },
    { kind: 'trouble', problem: { code: 'internal', detail: 'TypeError: odd' } },
  ])
  expect(log).toHaveBeenCalledTimes(2)
})
