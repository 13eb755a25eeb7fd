import { expect, test } from 'vitest'
import type { Exchange, Received } from '../../../src/exchange/model/exchange.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'
import { hopLines, verdictText } from '../../../tools/playground/transcript.ts'

const verdict = (more: Partial<Verdict> = {}): Verdict => ({
  outcome: 'stored',
  reasons: [],
  certainty: 'observed',
  warnings: [],
  ...more,
})

const received = (line: string, more: Partial<Verdict> = {}): Received => ({
  line,
  name: '',
  value: '',
  attributes: [],
  verdict: verdict(more),
})

const exchange = (more: Partial<Exchange> = {}): Exchange => ({
  seq: 1,
  requestId: '1',
  hop: 0,
  tabId: 1,
  frameId: 0,
  type: 'main_frame',
  method: 'GET',
  url: 'http://shop.test/',
  initiator: null,
  startedAt: 0,
  respondedAt: null,
  status: 200,
  fromCache: false,
  redirectedTo: null,
  error: null,
  sent: { header: null, cookies: [], injected: [] },
  received: [],
  settled: true,
  storeId: null,
  incognito: false,
  topUrl: null,
  missed: [],
  notes: [],
  tabs: [],
  ...more,
})

test('a hop: what was sent, with the injected marked, and what came back', () => {
  const lines = hopLines(
    exchange({
      method: 'POST',
      status: 302,
      sent: {
        header: 'a=1; role=admin',
        cookies: [
          { name: 'a', value: '1' },
          { name: 'role', value: 'admin' },
        ],
        injected: [
          { ruleId: 'r', name: 'role', effect: 'added' },
          { ruleId: 'r', name: 'old', effect: 'removed' },
        ],
      },
      received: [
        received('sid=1'),
        received('b=1; SameSite=None', { outcome: 'blocked', reasons: ['SameSiteNoneInsecure'] }),
      ],
    }),
    3,
  )
  expect(lines).toEqual([
    '  3. POST http://shop.test/ -> 302',
    '     sent       a=1',
    '                role=admin   <- added by your rule',
    '                old   <- left out by your rule',
    '     returned   sid=1   kept (the jar says so)',
    '                b=1; SameSite=None   REFUSED (the jar says so)',
    '                   because: SameSite=None needs Secure. [SameSiteNoneInsecure]',
  ])
})

test('no cookies, and halves that were not seen, are different things', () => {
  expect(hopLines(exchange(), 1).slice(1)).toEqual(['     sent       no cookie', '     returned   no cookie'])
  expect(hopLines(exchange({ missed: ['request'] }), 1)[1]).toBe('     sent       not seen')
  expect(hopLines(exchange({ missed: ['response'] }), 1)[2]).toBe('     returned   not seen')
})

test('a request without an answer, from the cache, of another kind', () => {
  expect(hopLines(exchange({ status: null, error: 'net::ERR_ABORTED' }), 1)[0]).toContain('-> net::ERR_ABORTED')
  expect(hopLines(exchange({ status: null }), 1)[0]).toContain('-> no answer')
  expect(hopLines(exchange({ fromCache: true, type: 'image' }), 1)[0]).toContain('-> 200 (from cache)  [image]')
})

test('long and unprintable lines do no harm to a terminal', () => {
  const [, , line = ''] = hopLines(exchange({ received: [received(`a=\x1b[31m\x07${'x'.repeat(500)}`)] }), 1)
  expect(line).toContain('a=\\x1b[31m\\x07xxx')
  expect(line).toContain('characters)')
  expect(line.length).toBeLessThan(140)
})

test('how sure a verdict is', () => {
  expect(verdictText(verdict())).toBe('kept (the jar says so)')
  expect(verdictText(verdict({ certainty: 'predicted', outcome: 'blocked' }))).toBe(
    'REFUSED (by the rules, the jar was not asked)',
  )
  expect(verdictText(verdict({ certainty: 'contradicted', outcome: 'blocked', predicted: 'stored' }))).toBe(
    'REFUSED (the jar says so, the rules had said: kept)',
  )
})
