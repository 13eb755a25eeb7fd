import { expect, test } from 'vitest'
import { Contest } from '../../../src/jar/contest.ts'

test('fifty times within ten seconds is given up; a new try begins from nothing', () => {
  const contest = new Contest()
  for (let n = 1; n < 50; n += 1) contest.retaken('sid', n * 100)
  expect(contest.isLost('sid')).toBe(false)
  contest.retaken('sid', 5_000)
  expect([contest.isLost('sid'), contest.isLost('other')]).toEqual([true, false])
  contest.forgive((key) => key === 'other')
  expect(contest.isLost('sid')).toBe(true)
  contest.forgive((key) => key === 'sid')
  contest.retaken('sid', 5_001)
  expect(contest.isLost('sid')).toBe(false)
})

test('a page that sets its cookie now and then can do so for ever', () => {
  const contest = new Contest()
  for (let n = 0; n < 1_000; n += 1) contest.retaken('sid', n * 250)
  expect(contest.isLost('sid')).toBe(false)
})
