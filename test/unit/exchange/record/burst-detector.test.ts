import { expect, test } from 'vitest'
import { BurstDetector } from '../../../../src/exchange/record/burst-detector.ts'

/** The last check before any event, milliseconds since the epoch. */
const NIGHT = 1_000_000

/** Checked 25 ms ago, when there was no event. */
function asleep(): { detector: BurstDetector; start: number } {
  const detector = new BurstDetector()
  detector.check(0, 0, NIGHT)
  return { detector, start: NIGHT + 25 }
}

test('single events do not wait', () => {
  const { detector, start } = asleep()
  for (let ms = 0; ms < 1_000; ms += 25) expect(detector.check(4, 4, start + ms)).toBe(false)
})

test('events that came during a long pause are no burst', () => {
  const detector = new BurstDetector()
  expect(detector.check(40, 40, NIGHT)).toBe(false)
  expect(detector.check(40, 40, NIGHT + 100)).toBe(false)
})

test('a few events are no burst, however short the time since the last check', () => {
  const { detector, start } = asleep()
  expect(detector.check(1, 1, start)).toBe(false)
  expect(detector.check(1, 1, start + 1)).toBe(false)
  expect(detector.check(2, 3, start + 1)).toBe(false)
  expect(detector.isBusy).toBe(false)
})

test('a burst waits until it is over', () => {
  const { detector, start } = asleep()
  expect(detector.check(40, 40, start)).toBe(true)
  expect(detector.check(40, 80, start + 25)).toBe(true)
  expect(detector.isWaiting).toBe(true)
  expect(detector.check(3, 83, start + 50)).toBe(false)
  expect(detector.isWaiting).toBe(false)
})

test('a long burst waits for one second, and so does the next one', () => {
  const { detector, start } = asleep()
  for (let ms = 0; ms < 1_000; ms += 50) expect(detector.check(80, 80 + ms, start + ms)).toBe(true)
  expect(detector.check(80, 1_640, start + 1_000)).toBe(false)
  expect(detector.check(40, 40, start + 1_025)).toBe(false)
  expect(detector.check(0, 0, start + 1_050)).toBe(false)
  expect(detector.check(40, 40, start + 1_075)).toBe(true)
})

test('more events than memory allows do not wait', () => {
  const { detector, start } = asleep()
  expect(detector.check(4_999, 4_999, start)).toBe(true)
  expect(detector.check(20, 5_000, start + 25)).toBe(false)
})

test('after stopWaiting the rest of the burst does not wait', () => {
  const { detector, start } = asleep()
  expect(detector.check(40, 40, start)).toBe(true)
  detector.stopWaiting()
  expect(detector.check(40, 80, start + 25)).toBe(false)
  expect(detector.check(0, 0, start + 50)).toBe(false)
  expect(detector.check(40, 40, start + 75)).toBe(true)
})

test('isBusy shows a burst whether or not it may wait', () => {
  const { detector, start } = asleep()
  expect(detector.isBusy).toBe(false)
  detector.check(40, 40, start)
  detector.stopWaiting()
  expect(detector.isBusy).toBe(true)
  detector.check(3, 3, start + 25)
  expect(detector.isBusy).toBe(false)
})

test('checks become less frequent the longer a burst lasts', () => {
  const { detector, start } = asleep()
  const rests = [0, 10, 30, 60, 100, 150, 200].map((ms) => detector.check(40, 40, start + ms) && detector.nextCheckMs)
  expect(rests).toEqual([10, 20, 30, 40, 50, 50, 50])
  detector.check(0, 0, start + 250)
  detector.check(40, 40, start + 275)
  expect(detector.nextCheckMs).toBe(10)
})
