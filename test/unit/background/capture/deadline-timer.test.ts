import { expect, test } from 'vitest'
import { DeadlineTimer } from '../../../../extension/background/capture/deadline-timer.ts'
import { FakeClock } from '../../fakes/fake-clock.ts'

test('fires at the earliest deadline, once', async () => {
  const clock = new FakeClock(1_000)
  const fired: number[] = []
  const timer = new DeadlineTimer(clock, () => fired.push(clock.now()))
  timer.add(1_500)
  timer.add(1_200)
  timer.add(1_300)
  timer.add(null)
  expect(clock.pending).toBe(1)
  await clock.advance(1_000)
  expect(fired).toEqual([1_200])
  timer.add(1_900)
  await clock.advance(0)
  expect(fired).toEqual([1_200, 2_000])
})
