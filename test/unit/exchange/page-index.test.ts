import { beforeEach, describe, expect, test } from 'vitest'
import { PageIndex } from '../../../src/exchange/page-index.ts'
import { entry } from './an-entry.ts'

let shelf: PageIndex
beforeEach(() => {
  shelf = new PageIndex()
})
const fill = (count: number, first = 1) => {
  for (let seq = first; seq < first + count; seq += 1) shelf.put(entry({ seq }))
}
const shape = () => shelf.pages.map(({ from, count }) => [from, count])

describe('the shelf', () => {
  test('puts neighbours on one page, until that is full', () => {
    fill(300)
    expect(shape()).toEqual([
      [1, 128],
      [129, 128],
      [257, 44],
    ])
    expect(shelf.count).toBe(300)
  })

  test('ends a page early when its texts are long', () => {
    for (let seq = 1; seq <= 6; seq += 1) shelf.put(entry({ seq, url: `http://a.test/${'x'.repeat(60_000)}` }))
    expect(shape()).toEqual([
      [1, 3],
      [4, 3],
    ])
  })

  test('ends a page early when long lines come with the responses', () => {
    const entries = [1, 2, 3].map((seq) => entry({ seq }))
    for (const one of entries) shelf.put(one)
    for (const one of entries) {
      const verdict = { outcome: 'stored', reasons: [], certainty: 'observed', warnings: [] } as const
      one.received.push({ line: `a=${'x'.repeat(60_000)}`, name: 'a', value: '', attributes: [], verdict })
      // Told again it weighs no more.
      for (const _ of [1, 2]) shelf.put(one)
    }
    shelf.put(entry({ seq: 4 }))
    expect(shape()).toEqual([
      [1, 3],
      [4, 1],
    ])
  })

  test('finds the page of a entry that is there, and does not take it in again', () => {
    fill(200)
    const page = shelf.find(130)
    expect(page?.from).toBe(129)
    expect(shelf.put(entry({ seq: 130 }))).toBe(page)
    expect(shelf.count).toBe(200)
  })

  test('numbers may have gaps', () => {
    fill(2)
    fill(2, 500)
    expect(shape()).toEqual([[1, 4]])
    expect(shelf.find(300)?.from).toBe(1)
    expect(shelf.find(0)).toBeNull()
  })

  test('lets the oldest tenth go, one page at least', () => {
    fill(128 * 25)
    expect(shelf.dropOldest().map(({ from }) => from)).toEqual([1, 129])
    expect(shelf.put(entry({ seq: 5 }))).toBeNull()
    shelf.dropUpTo(128 * 25)
    fill(1, 9000)
    expect(shelf.dropOldest()).toHaveLength(1)
  })

  test('lets go of the pages that hold nothing newer than a number', () => {
    fill(300)
    expect(shelf.dropUpTo(127)).toEqual([])
    expect(shelf.dropUpTo(128).map(({ from }) => from)).toEqual([1])
    expect(shelf.dropUpTo(299).map(({ from }) => from)).toEqual([129])
    expect(shape()).toEqual([[257, 44]])
    expect(shelf.dropUpTo(300)).toHaveLength(1)
    fill(1, 301)
    expect(shape()).toEqual([[301, 1]])
  })

  test('goes on with new pages behind what was stored', () => {
    shelf.restore(
      [
        { from: 1, count: 128 },
        { from: 129, count: 3 },
      ],
      131,
    )
    expect(shelf.put(entry({ seq: 131 }))).toMatchObject({ from: 129, entries: null })
    expect(shelf.put(entry({ seq: 132 }))).toMatchObject({ from: 132, count: 1 })
    expect(shelf.count).toBe(132)
  })
})
