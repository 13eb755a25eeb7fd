import fc from 'fast-check'
import { parseCookieHeader } from '../../../src/cookie/parse-cookie-header.ts'
import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import { EXCHANGE_NOTES, type Received } from '../../../src/exchange/model/exchange.ts'
import type { LogEntry } from '../../../src/exchange/model/log-entry.ts'
import { OUTCOMES } from '../../../src/verdict/verdict.ts'

/** Objects with a prototype, as JSON.parse makes them. */
const PLAIN = { noNullPrototype: true }
/** Few texts, so that they repeat within a page. */
const text = fc.oneof(fc.constantFrom('', 'a=1', 'a=1; b="x"', 'http://a.test/'), fc.string({ unit: 'binary' }))
const orNull = fc.option(text)
const verdict = fc.record(
  {
    outcome: fc.constantFrom(...OUTCOMES),
    reasons: fc.constantFrom([], ['SecureOnly' as const]),
    certainty: fc.constantFrom('predicted' as const, 'observed' as const),
    warnings: fc.constant([]),
  },
  PLAIN,
)
/** A received line that was stored. */
export const line = (text: string): Received => {
  const { name, value, attributes } = parseSetCookie(text)
  return {
    line: text,
    name,
    value,
    attributes,
    verdict: { outcome: 'stored', reasons: [], certainty: 'observed', warnings: [] },
  }
}
const received = fc.tuple(text, verdict).map(([text, verdict]): Received => ({ ...line(text), verdict }))
/** Any entry: the encoding must keep whatever it holds. */
export const anyEntry: fc.Arbitrary<LogEntry> = fc
  .record(
    {
      seq: fc.nat(),
      requestId: text,
      hop: fc.nat(),
      tabId: fc.integer(),
      frameId: fc.nat(),
      type: text,
      method: text,
      url: text,
      initiator: orNull,
      startedAt: fc.nat(),
      respondedAt: fc.option(fc.nat()),
      status: fc.option(fc.nat()),
      fromCache: fc.boolean(),
      redirectedTo: orNull,
      error: orNull,
      header: orNull,
      injected: fc.array(fc.record({ ruleId: text, name: text, effect: fc.constantFrom('added', 'removed') }, PLAIN)),
      received: fc.array(received, { maxLength: 2 }),
      settled: fc.boolean(),
      storeId: orNull,
      incognito: fc.boolean(),
      topUrl: orNull,
      missed: fc.subarray(['request', 'response'] as ('request' | 'response')[]),
      notes: fc.subarray([...EXCHANGE_NOTES]),
      tabs: fc.array(fc.nat(), { maxLength: 2 }),
      before: fc.option(orNull, { nil: undefined }),
      proof: fc.option(
        fc.record({ held: fc.array(text), drifted: fc.array(fc.record({ ruleId: text, code: text }, PLAIN)) }, PLAIN),
      ),
      from: fc.array(text, { maxLength: 2 }),
      ancestors: fc.array(text, { maxLength: 2 }),
      heard: fc.nat(),
      done: fc.boolean(),
    },
    PLAIN,
  )
  .map(({ header, injected, ...rest }) => {
    return { ...rest, sent: { header, cookies: header === null ? [] : parseCookieHeader(header), injected } }
  })
