import { expect, test } from 'vitest'
import { OverwriteLimiter } from '../../../src/jar/overwrite-limiter.ts'

test('a cookie is given up at fifty overwrites within ten seconds; a reset counts from zero', () => {
  const limiter = new OverwriteLimiter()
  for (let n = 1; n < 50; n += 1) limiter.recordOverwrite('sid', n * 100)
  expect(limiter.isGivenUp('sid')).toBe(false)
  limiter.recordOverwrite('sid', 5_000)
  expect([limiter.isGivenUp('sid'), limiter.isGivenUp('other')]).toEqual([true, false])
  limiter.reset((key) => key === 'other')
  expect(limiter.isGivenUp('sid')).toBe(true)
  limiter.reset((key) => key === 'sid')
  limiter.recordOverwrite('sid', 5_001)
  expect(limiter.isGivenUp('sid')).toBe(false)
})

test('a page that sets its cookie four times a second is never given up', () => {
  const limiter = new OverwriteLimiter()
  for (let n = 0; n < 1_000; n += 1) limiter.recordOverwrite('sid', n * 250)
  expect(limiter.isGivenUp('sid')).toBe(false)
})
