import { expect, test } from 'vitest'
import { HiddenRange } from '../../../../extension/background/log/hidden-range.ts'
import { SessionStorage } from '../../../../extension/background/session-storage.ts'
import { FakeStorage } from '../../fakes/fake-storage.ts'

const connect = (storage: FakeStorage) => new HiddenRange(new SessionStorage(storage.connect(), (text) => text))

test('nothing is hidden without a clearing', () => {
  const hidden = connect(new FakeStorage())
  expect([hidden.hidesExchange(1), hidden.hidesChange(1)]).toEqual([false, false])
  expect(hidden.visibleFigures({ held: 3, dropped: 2, bytes: 9 })).toEqual({ held: 3, dropped: 2, bytes: 9 })
})

test('exchanges up to a number and changes up to a time are hidden, also by the next run, until it ends', async () => {
  const storage = new FakeStorage()
  await connect(storage).hide({ seq: 5, at: 100, count: 5 })
  const hidden = connect(storage)
  await hidden.load()
  expect([5, 6].map((seq) => hidden.hidesExchange(seq))).toEqual([true, false])
  expect([100, 101].map((at) => hidden.hidesChange(at))).toEqual([true, false])
  await hidden.end()
  expect(hidden.hidesExchange(5)).toBe(false)
  expect(storage.keys).toEqual([])
})

test.each([
  ['nothing since', { held: 5, dropped: 0 }, { held: 0, dropped: 0 }],
  ['two since', { held: 7, dropped: 0 }, { held: 2, dropped: 0 }],
  ['hidden ones dropped', { held: 4, dropped: 3 }, { held: 2, dropped: 0 }],
  ['all hidden ones and two visible ones dropped', { held: 3, dropped: 7 }, { held: 3, dropped: 2 }],
  ['the count of dropped ones begun anew', { held: 1, dropped: 0 }, { held: 0, dropped: 0 }],
])('the visible figures: %s', async (_what, figures, visible) => {
  const hidden = connect(new FakeStorage())
  await hidden.hide({ seq: 5, at: 100, count: 5 })
  expect(hidden.visibleFigures({ ...figures, bytes: 9 })).toEqual({ ...visible, bytes: 9 })
})
