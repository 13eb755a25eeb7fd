import { expect, it } from 'vitest'
import { mergeBySeq } from '../../../../extension/ui/app/state/merge-by-seq.ts'

const of = (text: string) => text.split(' ').map((one) => ({ seq: Number.parseInt(one, 10), one }))

it.each([
  ['newer ones', '1 2', '3 4', '1 2 3 4'],
  ['older ones', '3 4', '1 2', '1 2 3 4'],
  ['some in between', '1 4', '2 3', '1 2 3 4'],
  ['one that is known', '1 2 3', '2b', '1 2b 3'],
  ['one twice in the news', '1', '2 2b', '1 2b'],
  ['known and new ones, out of order', '1 2', '4 2b 3', '1 2b 3 4'],
])('%s', (_, known, news, merged) => {
  expect(
    mergeBySeq(of(known), of(news))
      .map(({ one }) => one)
      .join(' '),
  ).toBe(merged)
})

it('does not change the known list', () => {
  const known = of('1 2')
  mergeBySeq(known, of('2b'))
  expect(known).toEqual(of('1 2'))
})
