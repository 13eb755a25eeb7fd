import { parseSetCookie } from '../../../src/cookie/parse-set-cookie.ts'
import type { Exchange, Received } from '../../../src/exchange/model/exchange.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'

const STORED: Verdict = { outcome: 'stored', reasons: [], certainty: 'observed', warnings: [] }

export function received(line: string, verdict: Partial<Verdict> = {}): Received {
  const { name, value, attributes } = parseSetCookie(line)
  return { line, name, value, attributes, verdict: { ...STORED, ...verdict } }
}

export function exchange(
  differs: Partial<Exchange> = {},
  cookies: readonly (readonly [string, string])[] = [],
): Exchange {
  return {
    seq: 1,
    requestId: '7',
    hop: 0,
    tabId: 1,
    frameId: 0,
    type: 'main_frame',
    method: 'GET',
    url: 'https://a.test/',
    initiator: null,
    startedAt: 1_700_000_000_000,
    respondedAt: 1_700_000_000_050,
    status: 200,
    fromCache: false,
    redirectedTo: null,
    error: null,
    sent: {
      header: cookies.length === 0 ? null : cookies.map((pair) => pair.join('=')).join('; '),
      cookies: cookies.map(([name, value]) => ({ name, value })),
      injected: [],
    },
    received: [],
    settled: true,
    storeId: null,
    incognito: false,
    topUrl: null,
    missed: [],
    notes: [],
    tabs: [],
    ...differs,
  }
}
