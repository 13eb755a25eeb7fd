import { expect, test } from 'vitest'
import { Lull } from '../../../src/exchange/lull.ts'

test('what comes now and then does not wait', () => {
  const lull = new Lull()
  for (let now = 0; now < 1_000; now += 25) expect(lull.mayWait(4, 4, now)).toBe(false)
})

test('a burst waits until it is over', () => {
  const lull = new Lull()
  expect(lull.mayWait(40, 40, 0)).toBe(true)
  expect(lull.mayWait(40, 80, 25)).toBe(true)
  expect(lull.isWaiting).toBe(true)
  expect(lull.mayWait(3, 83, 50)).toBe(false)
  expect(lull.isWaiting).toBe(false)
})

test('one that goes on waits a second and no longer, and the next one a second again', () => {
  const lull = new Lull()
  expect(lull.mayWait(40, 40, 0)).toBe(true)
  expect(lull.mayWait(40, 1_600, 999)).toBe(true)
  expect(lull.mayWait(40, 1_640, 1_000)).toBe(false)
  expect(lull.mayWait(40, 40, 1_025)).toBe(false)
  expect(lull.mayWait(0, 0, 1_050)).toBe(false)
  expect(lull.mayWait(40, 40, 1_075)).toBe(true)
})

test('more than the memory is for does not wait', () => {
  const lull = new Lull()
  expect(lull.mayWait(4_999, 4_999, 0)).toBe(true)
  expect(lull.mayWait(20, 5_000, 25)).toBe(false)
})

test('once somebody asks, the rest of the burst does not wait', () => {
  const lull = new Lull()
  expect(lull.mayWait(40, 40, 0)).toBe(true)
  lull.end()
  expect(lull.mayWait(40, 80, 25)).toBe(false)
  expect(lull.mayWait(0, 0, 50)).toBe(false)
  expect(lull.mayWait(40, 40, 75)).toBe(true)
})
