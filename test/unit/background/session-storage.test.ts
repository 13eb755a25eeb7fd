import { expect, test } from 'vitest'
import { isQuotaError, SessionStorage } from '../../../extension/background/session-storage.ts'
import { FakeStorage } from '../fakes/fake-storage.ts'

test('reads, writes and removes; texts are made narrow', async () => {
  const storage = new FakeStorage()
  const session = new SessionStorage(storage.connect(), (text) => `narrow ${text}`)
  await session.write({ a: 'text', b: { is: 'kept' } })
  expect(await session.read(['a', 'b', 'c'])).toEqual({ a: 'narrow text', b: { is: 'kept' } })
  expect(await session.keys()).toEqual(['a', 'b'])
  expect(await session.bytesInUse()).toBe(storage.bytes)
  await session.remove(['a'])
  expect(await session.keys()).toEqual(['b'])
})

test('removing nothing asks the browser nothing', async () => {
  const area = new FakeStorage().connect()
  await new SessionStorage(area, (text) => text).remove([])
  expect(area.calls).toEqual([])
})

test('a browser without getKeys is asked for everything', async () => {
  const storage = new FakeStorage()
  storage.put('a', 1)
  const area = storage.connect()
  const old = {
    get: (keys: string[] | null) => area.get(keys),
    set: (items: Record<string, unknown>) => area.set(items),
    remove: (keys: string[]) => area.remove(keys),
    getBytesInUse: () => area.getBytesInUse(),
  }
  expect(await new SessionStorage(old, (text) => text).keys()).toEqual(['a'])
})

test.each([
  ['Session storage quota bytes exceeded. Values were not stored.', true],
  ['QuotaExceededError: storage.session API call exceeded its quota limitations.', true],
  ['the browser is busy', false],
])('%s: %s', (message, isFull) => {
  expect(isQuotaError(new Error(message))).toBe(isFull)
})
