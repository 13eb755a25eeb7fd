import { describe, expect, test } from 'vitest'
import type { LogEntry } from '../../../../src/exchange/model/log-entry.ts'
import type { RequestFacts, WebRequestEvent } from '../../../../src/exchange/model/web-request-event.ts'
import { Recorder } from '../../../../src/exchange/record/recorder.ts'

const request = (url: string, requestId = '1'): RequestFacts => ({
  requestId,
  tabId: 1,
  frameId: 0,
  type: 'main_frame',
  method: 'GET',
  url,
  initiator: null,
  topUrl: null,
  at: 1000,
  storeId: null,
  incognito: false,
  ancestors: [],
  tabs: [],
  notes: [],
})
let clock = 1000
const of = (url: string, requestId = '1') => {
  clock += 1
  return { requestId, url, at: clock, request: () => request(url, requestId) }
}

type Step = (url: string, requestId?: string) => WebRequestEvent
const leaving =
  (cookie: string | null = null): Step =>
  (url, id) => ({ kind: 'before', ...of(url, id), cookie })
const send =
  (cookie: string | null = null): Step =>
  (url, id) => ({ kind: 'send', ...of(url, id), cookie, notes: [] })
const headers =
  (status = 200, fromCache = false): Step =>
  (url, id) => ({
    kind: 'headers',
    ...of(url, id),
    status,
    fromCache,
    lines: [],
    notes: [],
    serverDate: null,
    dbsc: false,
  })
const redirect =
  (to: string, status = 302, fromCache = false): Step =>
  (url, id) => ({ kind: 'redirect', ...of(url, id), status, fromCache, to })
const completed =
  (status = 200, fromCache = false): Step =>
  (url, id) => ({ kind: 'completed', ...of(url, id), status, fromCache })
const failed =
  (error: string): Step =>
  (url, id) => ({ kind: 'failed', ...of(url, id), error })

/** Records the steps. @returns the entries that they made, once each */
function play(recorder: Recorder, ...steps: readonly [Step, string, string?][]): LogEntry[] {
  const entries = new Set<LogEntry>()
  for (const [step, url, id] of steps) {
    const entry = recorder.record(step(url, id))
    if (entry) entries.add(entry)
  }
  return [...entries]
}
const at = (url: string, ...steps: Step[]): [Step, string][] => steps.map((step) => [step, url])

/** The parts of an entry that a mistake of the recorder could spoil. */
const gist = ({ seq, hop, url, status, fromCache, redirectedTo, error, sent, missed, done }: LogEntry) => {
  return { seq, hop, url, status, fromCache, redirectedTo, error, header: sent.header, missed, done }
}
const PLAIN = {
  seq: 1,
  hop: 0,
  url: 'A',
  status: 200,
  fromCache: false,
  redirectedTo: null,
  error: null,
  header: 'x=1',
  missed: [],
  done: true,
}
type Gist = Partial<Omit<typeof PLAIN, 'status' | 'redirectedTo' | 'error' | 'header' | 'missed'>> & {
  status?: number | null
  redirectedTo?: string | null
  error?: string | null
  header?: string | null
  missed?: string[]
}
const EMPTY = { header: null }

describe('one request', () => {
  const sent = [leaving('x=1'), send('x=1')]
  const table: [string, Step[], Gist[]][] = [
    ['plain', [...sent, headers(), completed()], [{}]],
    ['without onBeforeSendHeaders', [send('x=1'), headers(), completed()], [{}]],
    ['no cookie leaves', [leaving(), send(), headers(), completed()], [EMPTY]],
    ['awaited', sent, [{ status: null, missed: ['response'], done: false }]],
    ['not left yet', [leaving('x=1')], [{ ...EMPTY, status: null, missed: ['request', 'response'], done: false }]],
    [
      'failed before it left',
      [leaving(), failed('net::ERR')],
      [{ ...EMPTY, status: null, error: 'net::ERR', missed: ['request'] }],
    ],
    ['failed after it left', [...sent, failed('net::ERR')], [{ status: null, error: 'net::ERR' }]],
    ['failed midway through the body', [...sent, headers(), failed('net::ERR')], [{ error: 'net::ERR' }]],
    ['response without its request', [headers(), completed()], [{ ...EMPTY, missed: ['request'] }]],
    ['end without its response', [...sent, completed()], [{ missed: ['response'] }]],
    ['the end alone', [completed()], [{ ...EMPTY, missed: ['request', 'response'] }]],
    // Firefox
    ['304 told twice', [...sent, headers(304), headers(200, true), completed(304)], [{ status: 304 }]],
    [
      '304 told twice, the end as 200 of the cache',
      [...sent, headers(304), headers(200, true), completed(200, true)],
      [{ status: 304 }],
    ],
    [
      'cached, said with the headers',
      [...sent, headers(200, true), completed(200, true)],
      [{ ...EMPTY, fromCache: true }],
    ],
    ['cached, headers only', [headers(200, true), completed(200, true)], [{ ...EMPTY, fromCache: true }]],
    // Chromium
    [
      'cached, said at the end',
      [...sent, headers(), completed(200, true)],
      [{ ...EMPTY, fromCache: true, missed: ['request'] }],
    ],
    ['cached, only the end', [completed(200, true)], [{ ...EMPTY, fromCache: true, missed: ['request'] }]],
    [
      'auth retry',
      [...sent, headers(401), leaving(), send('x=2'), headers(), completed()],
      [{ status: 401 }, { seq: 2, hop: 1, header: 'x=2' }],
    ],
    [
      'auth retry without onBeforeSendHeaders',
      [...sent, headers(401), send('x=2'), headers(), completed()],
      [{ status: 401 }, { seq: 2, hop: 1, header: 'x=2' }],
    ],
    ['auth given up', [...sent, headers(401), completed(401)], [{ status: 401 }]],
  ]
  test.each(table)('%s', (_what, steps, expected) => {
    const found = play(new Recorder(0), ...at('A', ...steps))
    expect(found.map(gist)).toEqual(expected.map((one) => ({ ...PLAIN, ...one })))
  })

  test('keeps the facts of the request, and the Cookie header before any rule', () => {
    const [entry] = play(new Recorder(0), ...at('A', leaving('x=0'), send('x=1; y=2')))
    expect(entry).toMatchObject({
      ...{ requestId: '1', tabId: 1, frameId: 0, type: 'main_frame', method: 'GET', startedAt: 1000 },
      before: 'x=0',
      sent: {
        cookies: [
          { name: 'x', value: '1' },
          { name: 'y', value: '2' },
        ],
      },
      settled: false,
    })
  })

  test('reported as cached at the end, with Set-Cookie lines: the server confirmed it, so the request left', () => {
    const recorder = new Recorder(0)
    const [entry] = play(recorder, ...at('A', ...sent, headers()))
    entry?.received.push({
      line: 'a=1',
      name: 'a',
      value: '1',
      attributes: [],
      verdict: { outcome: 'stored', reasons: [], certainty: 'predicted', warnings: [] },
    })
    play(recorder, ...at('A', completed(200, true)))
    expect(entry && gist(entry)).toEqual({ ...PLAIN, fromCache: true })
  })

  test('a redirect by a service worker (status 0 in Firefox) is ignored', () => {
    const recorder = new Recorder(0)
    expect(play(recorder, ...at('A', redirect('A', 0)))).toEqual([])
    expect(recorder.lastSeq).toBe(0)
  })
})

describe('chains', () => {
  const chain = [
    ...at('A', leaving('x=1'), send('x=1'), headers(302), redirect('B')),
    ...at('B', leaving(), send(), headers(302), redirect('C')),
    ...at('C', leaving('x=1'), send('x=1'), headers(), completed()),
  ]
  const expected: Gist[] = [
    { status: 302, redirectedTo: 'B' },
    { seq: 2, hop: 1, url: 'B', status: 302, redirectedTo: 'C', ...EMPTY },
    { seq: 3, hop: 2, url: 'C' },
  ]
  const full = expected.map((one) => ({ ...PLAIN, ...one }))

  test('every hop is an exchange of the same request, and knows the earlier hops', () => {
    const entries = play(new Recorder(0), ...chain)
    expect(entries.map(gist)).toEqual(full)
    expect(entries.map(({ requestId }) => requestId)).toEqual(['1', '1', '1'])
    expect(entries.map(({ from }) => from)).toEqual([[], ['A'], ['A', 'B']])
  })

  test('a redirect that the browser makes itself has no response', () => {
    const entries = play(
      new Recorder(0),
      ...at('A', redirect('B', 307)),
      ...at('B', send('x=1'), headers(), completed()),
    )
    expect(entries.map(gist)).toEqual([
      { ...PLAIN, status: 307, redirectedTo: 'B', header: null, missed: ['request'] },
      { ...PLAIN, seq: 2, hop: 1, url: 'B' },
    ])
  })

  test('the id of a finished request may be used again', () => {
    const entries = play(new Recorder(0), ...chain, ...at('A', send('x=1'), headers(), completed()))
    expect(entries.map(({ hop }) => hop)).toEqual([0, 1, 2, 0])
  })

  test('interleaved requests do not mix', () => {
    const entries = play(
      new Recorder(0),
      [send('x=1'), 'A', '1'],
      [send('y=1'), 'P', '2'],
      [headers(302), 'A', '1'],
      [redirect('B'), 'A', '1'],
      [headers(404), 'P', '2'],
      [send('x=2'), 'B', '1'],
      [completed(404), 'P', '2'],
      [headers(200), 'B', '1'],
      [completed(200), 'B', '1'],
    )
    expect(entries.map(({ requestId, hop, url, status, sent }) => [requestId, hop, url, status, sent.header])).toEqual([
      ['1', 0, 'A', 302, 'x=1'],
      ['2', 0, 'P', 404, 'y=1'],
      ['1', 1, 'B', 200, 'x=2'],
    ])
  })

  test('redirects that never continue are forgotten, the oldest first', () => {
    const recorder = new Recorder(0)
    for (let id = 0; id <= 500; id++) play(recorder, [redirect('B'), 'A', String(id)])
    const [oldest, next] = play(recorder, [send(), 'B', '0'], [send(), 'B', '1'])
    expect([oldest?.hop, next?.hop]).toEqual([0, 1])
  })

  /** The background may die between any two events: the next run knows only the stored entries. */
  test.each(chain.map((_, index) => index).slice(1))('resumes after event %i from what was stored', (index) => {
    const first = new Recorder(0)
    const stored: LogEntry[] = JSON.parse(JSON.stringify(play(first, ...chain.slice(0, index))))
    const later = play(new Recorder(first.lastSeq, stored), ...chain.slice(index))
    const known = stored.filter(({ seq }) => !later.some((one) => one.seq === seq))
    expect([...known, ...later].map(gist)).toEqual(full)
    expect([...known, ...later].map(({ from }) => from.length)).toEqual([0, 1, 2])
  })

  test('after a restart, a finished request does not continue', () => {
    const first = new Recorder(0)
    const stored = play(first, ...chain)
    const [again] = play(new Recorder(first.lastSeq, stored), ...at('A', send()))
    expect(again).toMatchObject({ seq: 4, hop: 0, from: [] })
  })
})

describe('abandon', () => {
  test('closes and returns the open entries, and forgets awaited hops', () => {
    const recorder = new Recorder(7)
    const [open] = play(recorder, [send('x=1'), 'A', '1'])
    play(recorder, [send(), 'P', '2'], [headers(302), 'P', '2'], [redirect('Q'), 'P', '2'])
    play(recorder, [send(), 'R', '3'], [completed(), 'R', '3'])
    expect(recorder.abandon()).toEqual([open])
    expect(open).toMatchObject({ done: true, missed: ['response'] })
    expect(recorder.abandon()).toEqual([])
    const [later, hop] = play(recorder, [headers(), 'A', '1'], [send(), 'Q', '2'])
    expect(later).toMatchObject({ seq: 11, hop: 0, missed: ['request'] })
    expect(hop).toMatchObject({ hop: 0, from: [] })
  })
})

describe('missed halves and notes of a hop', () => {
  const notes = (steps: readonly Step[]) =>
    play(new Recorder(0), ...at('http://a.test/', ...steps)).map((entry) => [
      entry.status,
      entry.hop,
      entry.notes.join(),
    ])

  test.each<[string, Step[], [number | null, number, string][]]>([
    [
      'a password was asked for and given',
      [send(), headers(401), send(), headers(), completed()],
      [
        [401, 0, 'auth-challenge'],
        [200, 1, ''],
      ],
    ],
    [
      'Chromium tells only the end of the second request',
      [send(), headers(401), completed(200)],
      [
        [401, 0, 'auth-challenge'],
        [200, 1, ''],
      ],
    ],
    ['asked for, and not given', [send(), headers(401), completed(401)], [[401, 0, '']]],
    ['HSTS', [redirect('https://a.test/', 307)], [[307, 0, 'internal-redirect']]],
    ['Firefox: 304', [send(), headers(304), headers(200, true), completed(304)], [[304, 0, 'revalidated']]],
  ])('%s', (_what, steps, expected) => {
    expect(notes(steps)).toEqual(expected)
  })

  test('a hop that the next one closed is returned once', () => {
    const recorder = new Recorder(0)
    play(recorder, ...at('http://a.test/', send(), headers(401)))
    expect(recorder.takeAlsoChanged()).toEqual([])
    play(recorder, ...at('http://a.test/', send()))
    expect(recorder.takeAlsoChanged()).toMatchObject([{ status: 401, done: true }])
    expect(recorder.takeAlsoChanged()).toEqual([])
  })
})

describe('an event that is delivered late', () => {
  const [sent, response, redirected, sentOn, responseOn, end] = [
    [send('x=1'), 'A'],
    [headers(302), 'A'],
    [redirect('B'), 'A'],
    [send('x=2'), 'B'],
    [headers(), 'B'],
    [completed(), 'B'],
  ].map(([step, url]) => (step as Step)(url as string)) as [
    ...[WebRequestEvent, WebRequestEvent, WebRequestEvent],
    ...[WebRequestEvent, WebRequestEvent, WebRequestEvent],
  ]
  const record = (events: readonly WebRequestEvent[]) => {
    const recorder = new Recorder(0)
    return [...new Set(events.flatMap((event) => [recorder.record(event) ?? [], recorder.takeAlsoChanged()].flat()))]
      .map(({ url, hop, status, redirectedTo, sent, missed, done }) => [
        url,
        hop,
        status,
        redirectedTo,
        sent.header,
        missed,
        done,
      ])
      .sort()
  }
  const whole = [
    ['A', 0, 302, 'B', 'x=1', [], true],
    ['B', 1, 200, null, 'x=2', [], true],
  ]

  test.each([
    ['the whole of an earlier hop', [sentOn, responseOn, end, sent, response, redirected]],
    ['after what followed', [sent, responseOn, end, response, redirected, sentOn]],
    ['while the last hop is open', [sentOn, sent, response, redirected, responseOn, end]],
    ['twice', [sent, responseOn, end, response, response, redirected, redirected, sentOn, sentOn]],
    ['the last ones first', [end, responseOn, sentOn, redirected, response, sent]],
  ])('fills the gap: %s', (_what, events) => {
    expect(record(events)).toEqual(whole)
  })
})

describe('a repeated event', () => {
  const events = (...steps: readonly [Step, string][]) => steps.map(([step, url]) => step(url))
  const chain = events(
    [send('x=1'), 'A'],
    [headers(302), 'A'],
    [redirect('A'), 'A'],
    [send('x=2'), 'A'],
    [headers(), 'A'],
    [completed(), 'A'],
  )

  test.each(chain.map((event, index) => [event.kind, index] as const))('%s, at %i, changes nothing', (_kind, index) => {
    const once = new Recorder(0)
    const plain = new Set(chain.map((event) => structuredClone(once.record(event)?.seq)))
    for (let until = index; until < chain.length; until += 1) {
      const recorder = new Recorder(0)
      const seen = chain.slice(0, until + 1).map((event) => recorder.record(event)?.seq)
      const again = chain.slice(0, index + 1).map((event) => recorder.record(event))
      expect(
        again.every((entry) => entry === null),
        `after ${until}`,
      ).toBe(true)
      const rest = chain.slice(until + 1).map((event) => recorder.record(event)?.seq)
      expect(new Set([...seen, ...rest])).toEqual(plain)
    }
  })

  test.each([
    ['its request was seen', [send('x=1'), redirect('B', 307)], ['response']],
    ['by its status', [redirect('B', 302)], ['request', 'response']],
  ] as const)('a redirect whose response was not seen is one of the server: %s', (_why, steps, missed) => {
    const [entry] = play(new Recorder(0), ...at('A', ...steps))
    expect(entry).toMatchObject({ redirectedTo: 'B', done: true, missed, notes: [] })
  })

  test('of a chain: the response of the next hop is not taken for the earlier one’s', () => {
    const recorder = new Recorder(0)
    const [first, second] = play(
      recorder,
      [send('x=1'), 'http://a.test/1'],
      ...at('http://a.test/2', headers(200), completed()),
    )
    expect(first).toMatchObject({ hop: 0, status: null, missed: ['response'], done: true })
    expect(second).toMatchObject({ hop: 1, status: 200, missed: ['request'], done: true })
    expect(recorder.takeAlsoChanged()).toEqual([first])
  })

  test('a hop whose redirect was missed is still a hop', () => {
    const entries = play(new Recorder(0), [send(), 'A'], [send(), 'B'], [headers(), 'B'])
    expect(entries.map(({ url, hop, status }) => [url, hop, status])).toEqual([
      ['A', 0, null],
      ['B', 1, 200],
    ])
  })

  test('is recognized by the next run of the background too', () => {
    for (let until = 1; until <= chain.length; until += 1) {
      const first = new Recorder(0)
      const entries = new Set(chain.slice(0, until).flatMap((event) => first.record(event) ?? []))
      const second = new Recorder(first.lastSeq, entries)
      expect(chain.slice(0, until).map((event) => second.record(event))).toEqual(Array(until).fill(null))
    }
  })
})
