import { beforeEach, describe, expect, test } from 'vitest'
import { PageIndex } from '../../../../src/exchange/codec/page-index.ts'
import { entry } from '../an-entry.ts'

let index: PageIndex
beforeEach(() => {
  index = new PageIndex()
})
const fill = (count: number, first = 1) => {
  for (let seq = first; seq < first + count; seq += 1) index.put(entry({ seq }))
}
const shape = () => index.pages.map(({ from, count }) => [from, count])

describe('the page index', () => {
  test('puts neighbours on one page until it is full', () => {
    fill(300)
    expect(shape()).toEqual([
      [1, 128],
      [129, 128],
      [257, 44],
    ])
    expect(index.count).toBe(300)
  })

  test('starts a new page early when texts are long', () => {
    for (let seq = 1; seq <= 6; seq += 1) index.put(entry({ seq, url: `http://a.test/${'x'.repeat(60_000)}` }))
    expect(shape()).toEqual([
      [1, 3],
      [4, 3],
    ])
  })

  test('starts a new page early when responses bring long lines', () => {
    const entries = [1, 2, 3].map((seq) => entry({ seq }))
    for (const one of entries) index.put(one)
    for (const one of entries) {
      const verdict = { outcome: 'stored', reasons: [], certainty: 'observed', warnings: [] } as const
      one.received.push({ line: `a=${'x'.repeat(60_000)}`, name: 'a', value: '', attributes: [], verdict })
      // Putting it again adds no weight.
      for (const _ of [1, 2]) index.put(one)
    }
    index.put(entry({ seq: 4 }))
    expect(shape()).toEqual([
      [1, 3],
      [4, 1],
    ])
  })

  test('finds the page of a known entry without adding it again', () => {
    fill(200)
    const page = index.find(130)
    expect(page?.from).toBe(129)
    expect(index.put(entry({ seq: 130 }))).toBe(page)
    expect(index.count).toBe(200)
  })

  test('numbers may have gaps', () => {
    fill(2)
    fill(2, 500)
    expect(shape()).toEqual([[1, 4]])
    expect(index.find(300)?.from).toBe(1)
    expect(index.find(0)).toBeNull()
  })

  test('drops the oldest tenth, at least one page', () => {
    fill(128 * 25)
    expect(index.dropOldest().map(({ from }) => from)).toEqual([1, 129])
    expect(index.put(entry({ seq: 5 }))).toBeNull()
    index.dropUpTo(128 * 25)
    fill(1, 9000)
    expect(index.dropOldest()).toHaveLength(1)
  })

  test('drops the pages that hold nothing newer than a number', () => {
    fill(300)
    expect(index.dropUpTo(127)).toEqual([])
    expect(index.dropUpTo(128).map(({ from }) => from)).toEqual([1])
    expect(index.dropUpTo(299).map(({ from }) => from)).toEqual([129])
    expect(shape()).toEqual([[257, 44]])
    expect(index.dropUpTo(300)).toHaveLength(1)
    fill(1, 301)
    expect(shape()).toEqual([[301, 1]])
  })

  test('starts new pages after the restored ones', () => {
    index.restore(
      [
        { from: 1, count: 128 },
        { from: 129, count: 3 },
      ],
      131,
    )
    expect(index.put(entry({ seq: 131 }))).toMatchObject({ from: 129, entries: null })
    expect(index.put(entry({ seq: 132 }))).toMatchObject({ from: 132, count: 1 })
    expect(index.count).toBe(132)
  })
})
