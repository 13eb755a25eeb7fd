import { expect, test } from 'vitest'
import { TabEvents } from '../../../../extension/background/browser-events/tab-events.ts'
import { StartGate } from '../../../../extension/background/start-gate.ts'
import { settled } from '../../fakes/fake-clock.ts'
import { FakeErrors } from '../../fakes/fake-errors.ts'

function create() {
  const calls: unknown[][] = []
  const record =
    (name: string) =>
    (...args: unknown[]) =>
      void calls.push([name, ...args])
  const [gate, errors] = [new StartGate(), new FakeErrors()]
  const windows = { error: null as Error | null }
  const events = new TabEvents({
    pages: { navigated: record('page'), closed: record('page closed') },
    badge: { navigated: record('badge'), closed: record('badge closed') },
    enforcer: { tabOpened: record('opened') },
    privateWindows: {
      windowClosed: async () => {
        if (windows.error) throw windows.error
        calls.push(['window closed'])
      },
    },
    gate,
    errors,
  })
  return { calls, gate, errors, windows, events }
}

test('a navigation reaches the pages and the badge at once, and the rules after the start', async () => {
  const { calls, gate, events } = create()
  events.updated(1, { url: 'http://a.test/', status: 'loading' }, 'http://a.test/')
  expect(calls).toEqual([
    ['page', 1, 'http://a.test/'],
    ['badge', 1, 'http://a.test/'],
  ])
  gate.open()
  await settled()
  expect(calls.at(-1)).toEqual(['opened', 1])
})

test('a reload clears the badge though the URL stays; a new title or icon does not', async () => {
  const { calls, gate, events } = create()
  gate.open()
  events.updated(1, { status: 'loading' }, undefined)
  await settled()
  expect(calls).toContainEqual(['badge', 1, undefined])
  calls.length = 0
  events.updated(1, {}, 'http://a.test/')
  await settled()
  expect(calls).toEqual([['page', 1, undefined]])
})

test('a closed tab is forgotten, and may have been the last one of a private window', async () => {
  const { calls, gate, events } = create()
  events.closed(1)
  expect(calls).toEqual([
    ['page closed', 1],
    ['badge closed', 1],
  ])
  gate.open()
  await settled()
  expect(calls.at(-1)).toEqual(['window closed'])
})

test('an error is reported', async () => {
  const { gate, errors, windows, events } = create()
  gate.open()
  windows.error = new Error('storage failed')
  events.closed(1)
  await settled()
  expect(errors.reported).toEqual([windows.error])
})

test('when the start fails, the rules are left alone', async () => {
  const { calls, gate, events } = create()
  gate.fail(new Error('start failed'))
  events.updated(1, { url: 'http://a.test/' }, undefined)
  await settled()
  expect(calls.map(([name]) => name)).toEqual(['page', 'badge'])
})
