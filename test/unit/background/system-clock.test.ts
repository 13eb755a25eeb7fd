import { expect, test } from 'vitest'
import { SystemClock } from '../../../extension/background/system-clock.ts'

test('tells the time of the machine', () => {
  const clock = new SystemClock()
  const before = Date.now()
  const now = clock.now()
  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
  expect(clock.monotonicMs()).toBeGreaterThan(0)
})

test('runs a task later, unless it is cancelled', async () => {
  const clock = new SystemClock()
  const cancel = clock.schedule(() => expect.unreachable('it was cancelled'), 1)
  cancel()
  await new Promise<void>((resolve) => {
    clock.schedule(resolve, 5)
  })
})

test('a turn ends after what was queued before it, once for all who wait', async () => {
  const clock = new SystemClock()
  const order: string[] = []
  await Promise.all([
    clock.nextTurn().then(() => order.push('first')),
    clock.nextTurn().then(() => order.push('second')),
    Promise.resolve().then(() => order.push('microtask')),
  ])
  expect(order).toEqual(['microtask', 'first', 'second'])
})
