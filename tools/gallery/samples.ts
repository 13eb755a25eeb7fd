import type { Exchange, Received } from '../../src/exchange/model/exchange.ts'
import type { Verdict } from '../../src/verdict/verdict.ts'

const STARTED = Date.UTC(2026, 10, 23, 11, 3, 12)
let seq = 0

function verdict(part: Partial<Verdict>): Verdict {
  return { outcome: 'stored', reasons: [], certainty: 'observed', warnings: [], ...part }
}

/** An exchange with the given fields; the others have common values. */
export function exchange(part: Partial<Exchange>): Exchange {
  seq += 1
  return {
    seq,
    requestId: String(seq),
    hop: 0,
    tabId: 7,
    frameId: 0,
    type: 'xmlhttprequest',
    method: 'GET',
    url: 'https://shop.test/',
    initiator: null,
    startedAt: STARTED + seq * 370,
    respondedAt: STARTED + seq * 370 + 40,
    status: 200,
    fromCache: false,
    redirectedTo: null,
    error: null,
    sent: { header: null, cookies: [], injected: [] },
    received: [],
    settled: true,
    storeId: '0',
    incognito: false,
    topUrl: 'https://shop.test/home',
    missed: [],
    notes: [],
    tabs: [],
    ...part,
  }
}

/** A Set-Cookie line as the log stores it; kept unless `part` says otherwise. */
export function received(line: string, part: Partial<Verdict> = {}): Received {
  const [pair = '', ...rest] = line.split(';')
  const [name = '', ...value] = pair.split('=')
  const attributes = rest.map((text) => {
    const [attribute = '', ...words] = text.trim().split('=')
    return { name: attribute, value: words.length === 0 ? null : words.join('=') }
  })
  return { line, name, value: value.join('='), attributes, verdict: verdict(part) }
}
