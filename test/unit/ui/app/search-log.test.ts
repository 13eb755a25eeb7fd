import { expect, it } from 'vitest'
import { searchLog } from '../../../../extension/ui/app/search/search-log.ts'
import { exchange } from '../../../../tools/gallery/samples.ts'

const few = Array.from({ length: 100 }, (_, index) => exchange({ url: `https://a.test/${index}` }))
const siteOf = () => 'a.test'

/** Runs `work` with a clock by which every exchange takes 5 ms. */
async function slowly<T>(work: () => Promise<T>): Promise<T> {
  const { now } = performance
  let at = 0
  performance.now = () => {
    at += 5
    return at
  }
  try {
    return await work()
  } finally {
    performance.now = now
  }
}

it('finds what matches, and asks after each slice whether it is still wanted', async () => {
  let asked = 0
  const found = await slowly(() =>
    searchLog('a.test -/99', few, siteOf, () => {
      asked += 1
      return true
    }),
  )
  expect(asked).toBe(50)
  expect(few.map((one) => found?.matches?.(one))).toEqual(few.map((_, index) => index !== 99))
  expect(found?.matches?.(exchange({ url: 'https://b.test/' }))).toBe(false)
})

it('stops once something else is searched for', async () => {
  expect(await slowly(() => searchLog('a.test', few, siteOf, () => false))).toBeNull()
})

it('an empty query matches everything', async () => {
  expect(await searchLog('', few, siteOf, () => true)).toEqual({ filter: [], matches: null })
})
