import { expect, test } from 'vitest'
import { suggestFilter } from '../../../../src/exchange/query/suggest-filter.ts'
import { exchange, received } from '../../../../tools/gallery/samples.ts'

const ALL = [
  exchange({ url: 'https://shop.test/', received: [received('a"b=secret'), received('sid=secret')] }),
  exchange({ url: 'https://shop.test/2', status: 404, received: [received('sid=2')] }),
  exchange({ url: 'https://img.test/', method: 'POST' }),
]

const inserts = (query: string, caret = query.length) =>
  suggestFilter(query, caret, ALL).map(({ insert, count }) => (count === undefined ? insert : `${insert} ${count}`))

test.each<[string, number, string[]]>([
  ['ho', 2, ['host:']],
  ['-bl', 3, ['-blocked']],
  ['host:', 5, ['host:shop.test 2', 'host:img.test 1']],
  ['host:IMG', 8, ['host:img.test 1']],
  ['-host:im', 8, ['-host:img.test 1']],
  ['name:', 5, ['name:sid 2', 'name:"a\\"b" 1']],
  ['value:se', 8, []],
  ['is:red', 6, ['is:redirect']],
  ['status:4', 8, ['status:404 1']],
  ['method:', 7, ['method:GET 2', 'method:POST 1']],
  ['nothing:', 8, []],
  ['zzz', 3, []],
])('%s at %i', (query, caret, expected) => expect(inserts(query, caret)).toEqual(expected))

test('with nothing typed, all there is to ask for', () => {
  expect(inserts('')).toEqual(
    expect.arrayContaining(['blocked', 'injected', 'third-party', 'name:', 'value:', 'host:', 'status:', 'is:']),
  )
})

test('only the word at the caret is replaced', () => {
  expect(suggestFilter('a ho b', 4, ALL)).toEqual([{ kind: 'key', insert: 'host:', from: 2, to: 4 }])
})
