import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCookieHeader } from '../../../../src/cookie/parse-cookie-header.ts'
import { encodePage } from '../../../../src/exchange/codec/encode-page.ts'
import { EncodedPage } from '../../../../src/exchange/codec/encoded-page.ts'
import type { LogEntry } from '../../../../src/exchange/model/log-entry.ts'
import { containsIgnoringCase } from '../../../../src/exchange/query/contains-ignoring-case.ts'
import { FILTER_FLAGS, FILTER_KEYS } from '../../../../src/exchange/query/filter.ts'
import { matchFilter } from '../../../../src/exchange/query/match-filter.ts'
import { parseFilter } from '../../../../src/exchange/query/parse-filter.ts'
import { requiredSubstrings } from '../../../../src/exchange/query/required-substrings.ts'
import { siteOf } from '../../../sites.ts'
import { entry } from '../an-entry.ts'
import { anyEntry, line } from '../any-entry.ts'

const plain = (entries: readonly LogEntry[], query: string) =>
  entries.filter(matchFilter(parseFilter(query).filter, siteOf))
const needs = (query: string) => requiredSubstrings(parseFilter(query).filter)
const rulesOut = (page: EncodedPage, query: string) =>
  !needs(query)
    .map(containsIgnoringCase)
    .every((has) => page.someText(has))
/** Searches as the log does. */
const searchEncoded = (entries: readonly LogEntry[], query: string) => {
  const page = new EncodedPage(encodePage(entries))
  if (rulesOut(page, query)) return []
  const fits = matchFilter(parseFilter(query).filter, siteOf)
  return page.exchanges.filter(fits).map((one) => one.entry)
}

/** Long headers: all but the first are stored as a difference. */
const long = (value: string) => `a=${'x'.repeat(70)}; sid=${value}; b=${'y'.repeat(70)}`
const sent = (header: string): LogEntry['sent'] => ({ header, cookies: parseCookieHeader(header), injected: [] })
const word = fc.string({ unit: fc.constantFrom('a', 'B', 'c', 'é', 'ſ', 'K', '"', '\\', '/', '.', '*', '-', '=', ';') })
const stored = fc.array(
  fc.oneof(
    anyEntry,
    fc.record({ host: word, path: word, value: word, set: word, more: fc.boolean() }).map((one) => {
      const url = `https://${one.host}/${one.path}`
      const part = { url, sent: sent(long(one.value)), received: [line(`${one.set}; Path=/`)] }
      return entry({ ...part, method: one.more ? 'POST' : 'GET', status: one.more ? 302 : null })
    }),
  ),
  { maxLength: 4 },
)
/** Any part of an entry, which a search finds; or any word, which it does not. */
const stretch = (entries: readonly LogEntry[]) =>
  fc.oneof(
    word,
    fc
      .tuple(
        fc.constantFrom(
          '',
          ...entries.flatMap(({ url, sent, received, method }) => [
            ...[url, method, sent.header ?? '', ...sent.cookies.flatMap(({ name, value }) => [name, value])],
            ...received.flatMap(({ line, name, value, verdict }) => [line, name, value, ...verdict.reasons]),
          ]),
        ),
        fc.nat(200),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
      )
      .map(([text, from, length, upper]) => {
        const start = text.length === 0 ? 0 : from % text.length
        const found = text.slice(start, start + length)
        return upper ? found.toUpperCase() : found
      }),
  )
const term = (entries: readonly LogEntry[]) =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom('', '-'), fc.constantFrom('', ...FILTER_KEYS.map((key) => `${key}:`)), stretch(entries))
      .map(([minus, key, text]) => `${minus}${key}"${text.replace(/["\\]/g, '\\$&')}"`),
    fc.constantFrom(...FILTER_FLAGS.map((flag) => `is:${flag}`), 'status:none', '-status:3xx', 'type:image'),
  )

test('a search of an encoded page finds what a search of the entries finds', () => {
  fc.assert(
    fc.property(
      stored.chain((entries) =>
        fc.tuple(
          fc.constant(entries),
          fc.array(term(entries), { minLength: 1, maxLength: 2 }).map((all) => all.join(' ')),
        ),
      ),
      ([entries, query]) => {
        expect(searchEncoded(entries, query)).toStrictEqual(plain(entries, query))
      },
    ),
    { numRuns: 500 },
  )
})

test.each([
  ['value:nowhere', ['nowhere']],
  ['-value:nowhere status:2xx is:cached type:image', []],
  ['name:sid host:*.shop.test', ['sid', 'shop.test']],
  ['shop.test/path/to?q', ['shop.test']],
  ['"say \\"hello\\""', ['hello']],
  ['größe', []],
  ['"\\""', []],
])('every match of %s contains %j', (query, substrings) => {
  expect(needs(query)).toEqual(substrings)
})

const headers = ['one', 'two-and-more', 'three'].map(long)
const page = new EncodedPage(encodePage(headers.map((header, index) => entry({ seq: index + 1, sent: sent(header) }))))

test.each(['value:O-And-m', 'name:SID', '"x; sid"', 'a.test/path', 'host:a.test', 'method:get', 'x;'])(
  'a page is not ruled out by %s, which is in it',
  (query) => expect(rulesOut(page, query)).toBe(false),
)

test.each(['value:four', 'one-and', 'host:b.test', 'method:post', 'reason:secure', 'one two-and nope'])(
  'a page is ruled out by %s',
  (query) => expect(rulesOut(page, query)).toBe(true),
)

test('an entry is decoded once, and entries share their sent cookies', () => {
  const header = long('one')
  const page = new EncodedPage(encodePage([1, 2].map((seq) => entry({ seq, sent: sent(header) }))))
  const [first, second] = page.exchanges
  expect(first?.entry).toBe(page.exchanges[0]?.entry)
  expect(first?.sent.cookies).toBe(second?.sent.cookies)
  expect(first?.entry.sent.cookies).toBe(second?.entry.sent.cookies)
})
