import { expect, test } from 'vitest'
import { type ExchangeQuery, fits } from '../../../../src/exchange/query/query.ts'

const ALL = [
  { seq: 1, tabId: 1, tabs: [], url: 'https://a.test/login' },
  { seq: 2, tabId: 2, tabs: [], url: 'https://b.test/' },
  { seq: 3, tabId: 1, tabs: [], url: 'https://a.test/Login?next=/' },
  { seq: 5, tabId: -1, tabs: [2], url: 'https://a.test/login' },
]

test.each<[string, ExchangeQuery, number[]]>([
  ['all', {}, [1, 2, 3, 5]],
  ['of a tab', { tabId: 1 }, [1, 3]],
  ['of a tab, and of the worker of its page', { tabId: 2 }, [2, 5]],
  ['of no tab', { tabId: -1 }, [5]],
  ['of a tab that is not there', { tabId: 0 }, []],
  ['a part of the URL, by its case', { url: 'login' }, [1, 5]],
  ['a part of the URL is no pattern', { url: '?next' }, [3]],
  ['any URL', { url: '' }, [1, 2, 3, 5]],
  ['newer ones only', { since: 3 }, [5]],
  ['older ones only', { before: 3 }, [1, 2]],
  ['between two', { since: 1, before: 5 }, [2, 3]],
  ['since the last one: nothing', { since: 5 }, []],
  ['since a number that is gone', { since: 4 }, [5]],
  ['all at once', { tabId: 1, url: 'a.test', since: 1, before: 5 }, [3]],
])('%s', (_what, query, expected) => {
  expect(ALL.filter((one) => fits(query, one)).map(({ seq }) => seq)).toEqual(expected)
})
