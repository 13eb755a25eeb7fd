import { expect, test } from 'vitest'
import { type ExchangeQuery, select } from '../../../src/exchange/query.ts'

const ALL = [
  { seq: 1, tabId: 1, url: 'https://a.test/login' },
  { seq: 2, tabId: 2, url: 'https://b.test/' },
  { seq: 3, tabId: 1, url: 'https://a.test/Login?next=/' },
  { seq: 5, tabId: -1, url: 'https://a.test/login' },
]

test.each<[string, ExchangeQuery, number[]]>([
  ['all, oldest first', {}, [1, 2, 3, 5]],
  ['of a tab', { tabId: 1 }, [1, 3]],
  ['of no tab', { tabId: -1 }, [5]],
  ['of a tab that is not there', { tabId: 0 }, []],
  ['a part of the URL, by its case', { url: 'login' }, [1, 5]],
  ['a part of the URL is no pattern', { url: '?next' }, [3]],
  ['any URL', { url: '' }, [1, 2, 3, 5]],
  ['newer ones only', { since: 3 }, [5]],
  ['since the last one: nothing', { since: 5 }, []],
  ['since a number that is gone', { since: 4 }, [5]],
  ['the newest are kept, oldest first', { limit: 2 }, [3, 5]],
  ['more than there are', { limit: 9 }, [1, 2, 3, 5]],
  ['none', { limit: 0 }, []],
  ['the limit counts what fits', { tabId: 1, limit: 1 }, [3]],
  ['all at once', { tabId: 1, url: 'a.test', since: 1, limit: 5 }, [3]],
])('%s', (_what, query, expected) => {
  expect(select(ALL, query).map(({ seq }) => seq)).toEqual(expected)
})
