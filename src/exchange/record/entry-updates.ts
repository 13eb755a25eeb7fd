import type { ExchangeNote } from '../model/exchange.ts'
import type { LogEntry } from '../model/log-entry.ts'
import type { RequestFacts } from '../model/web-request-event.ts'

/**
 * Creates a log entry. @param from URLs of the earlier hops @param heard time of the event that begins the entry,
 * milliseconds since the epoch
 */
export function newEntry(seq: number, request: RequestFacts, from: readonly string[], heard: number): LogEntry {
  return {
    seq,
    requestId: request.requestId,
    hop: from.length,
    tabId: request.tabId,
    frameId: request.frameId,
    type: request.type,
    method: request.method,
    url: request.url,
    initiator: request.initiator,
    startedAt: request.at,
    respondedAt: null,
    status: null,
    fromCache: false,
    redirectedTo: null,
    error: null,
    sent: { header: null, cookies: [], injected: [] },
    received: [],
    settled: false,
    storeId: request.storeId,
    incognito: request.incognito,
    topUrl: request.topUrl,
    missed: ['request', 'response'],
    notes: [...request.notes],
    tabs: request.tabs,
    before: undefined,
    proof: null,
    from,
    ancestors: request.ancestors,
    heard,
    done: false,
  }
}

/** Adds the notes that the entry does not have yet. */
export function addNotes(entry: LogEntry, notes: readonly ExchangeNote[]): void {
  for (const note of notes) if (!entry.notes.includes(note)) entry.notes = [...entry.notes, note]
}

/** Marks the half as observed after all. */
export function removeMissed(entry: LogEntry, half: 'request' | 'response'): void {
  entry.missed = entry.missed.filter((one) => one !== half)
}

/** Marks the half as not observed. */
export function addMissed(entry: LogEntry, half: 'request' | 'response'): void {
  if (!entry.missed.includes(half)) entry.missed = [...entry.missed, half]
}

export function setResponse(entry: LogEntry, status: number, fromCache: boolean): void {
  entry.status = status
  entry.fromCache = fromCache
  removeMissed(entry, 'response')
  if (fromCache) {
    // Both browsers report a Cookie header for a response from the cache, though no request left.
    entry.sent = { header: null, cookies: [], injected: [] }
    entry.before = undefined
    entry.proof = null
    entry.missed = []
  }
}

/**
 * Chromium reports only at the end that a response came from the cache, and it reports a revalidated response (304,
 * passed on as 200) the same way. Set-Cookie lines prove that the server answered; without them it is unknown whether a
 * request left.
 */
export function setCachedAtEnd(entry: LogEntry): void {
  entry.fromCache = true
  entry.proof = null
  if (entry.received.length > 0) {
    addNotes(entry, ['revalidated'])
    return
  }
  entry.sent = { header: null, cookies: [], injected: [] }
  entry.missed = ['request']
}
