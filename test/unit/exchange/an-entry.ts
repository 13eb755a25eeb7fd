import type { LogEntry } from '../../../src/exchange/model/log-entry.ts'

/** An entry with the fields that matter to a test, and defaults for the others. */
export function entry(part: Partial<LogEntry>): LogEntry {
  return {
    seq: 1,
    requestId: '17',
    hop: 0,
    tabId: 1,
    frameId: 0,
    type: 'image',
    method: 'GET',
    url: 'http://a.test/path?query',
    initiator: 'http://a.test',
    startedAt: 1_700_000_000_000,
    respondedAt: null,
    status: null,
    fromCache: false,
    redirectedTo: null,
    error: null,
    sent: { header: null, cookies: [], injected: [] },
    received: [],
    settled: false,
    storeId: null,
    incognito: false,
    topUrl: 'http://a.test/',
    missed: ['response'],
    notes: [],
    tabs: [],
    before: undefined,
    proof: null,
    from: [],
    ancestors: [],
    heard: 1_700_000_000_000,
    done: false,
    ...part,
  }
}
