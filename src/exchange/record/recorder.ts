import { HeaderPool } from '../model/header-pool.ts'
import type { LogEntry } from '../model/log-entry.ts'
import type { WebRequestEvent } from '../model/web-request-event.ts'
import { addMissed, addNotes, newEntry, removeMissed, setCachedAtEnd, setResponse } from './entry-updates.ts'

const MAX_AWAITED_HOPS = 500
/** Number of finished requests that are remembered, because the browser may report their events again. */
const MAX_REMEMBERED = 500
/** A redirect that the browser makes itself has status 307 or none. */
const SERVER_REDIRECTS = [301, 302, 303, 308]

type Event<K extends WebRequestEvent['kind']> = Extract<WebRequestEvent, { kind: K }>

/**
 * Combines `webRequest` events into log entries, one per hop. Events of one request arrive in the browser's order; events
 * of different requests interleave. The caller judges the Set-Cookie lines.
 */
export class Recorder {
  /** The current hop of every unfinished request, by request id. */
  readonly #open = new Map<string, LogEntry>()
  /** Requests between two hops: the URLs of the hops so far, and the time of their last event. */
  readonly #awaitedHops = new Map<string, { readonly from: readonly string[]; readonly heard: number }>()
  /** Time of the last event of each finished request, by request id. */
  readonly #finished = new Map<string, number>()
  /** The newest hops, by request and URL. */
  readonly #hops = new Map<string, LogEntry>()
  #seq: number
  readonly #headers: HeaderPool
  #alsoChanged: LogEntry[] = []

  /** @param seq number of the last exchange @param recent the newest entries of an earlier run, oldest first */
  constructor(seq: number, recent: Iterable<LogEntry> = [], headers = new HeaderPool()) {
    this.#seq = seq
    this.#headers = headers
    for (const entry of recent) {
      this.#hops.set(hopKey(entry), entry)
      if (!entry.done) this.#open.set(entry.requestId, entry)
      else if (entry.redirectedTo !== null) this.#awaitHop(entry)
      else this.#rememberFinished(entry)
    }
  }

  get lastSeq(): number {
    return this.#seq
  }

  /**
   * @returns entries that changed, since the last call, because of another entry's event: a hop without an end event that
   * ended when the next one began, or the later hops of one that was reported late
   */
  takeAlsoChanged(): LogEntry[] {
    const changed = this.#alsoChanged
    if (changed.length > 0) this.#alsoChanged = []
    return changed
  }

  /** @returns the entry that the event changed; null when it concerns no exchange */
  record(event: WebRequestEvent): LogEntry | null {
    return this.#isOld(event) ? this.#recordLate(event) : this.#recordNew(event)
  }

  /**
   * Records an event out of order. Chromium delivers the event that starts a background before the earlier events that it
   * queued for it, so an old event fills in what its hop lacks.
   */
  #recordLate(event: WebRequestEvent): LogEntry | null {
    if (event.kind !== 'send' && event.kind !== 'headers' && event.kind !== 'redirect') return null
    const entry = this.#hops.get(hopKey(event)) ?? this.#beginEarlierHop(event)
    const { heard, done, status, from, url } = entry
    const lacks = event.kind === 'redirect' ? entry.redirectedTo === null : entry.missed.includes(halfOf(event.kind))
    // With two hops to one URL it is unknown which of them the event is about.
    if (!lacks || entry.fromCache || from.includes(url)) return null
    if (event.kind === 'send') this.#fillRequest(entry, event)
    else if (event.kind === 'headers') this.#fillResponse(entry, event)
    else {
      entry.redirectedTo = event.to
      entry.status = status ?? event.status
    }
    Object.assign(entry, { heard, done, settled: false })
    return entry
  }

  /** Begins a hop that is reported only after the hops that followed it. */
  #beginEarlierHop(event: WebRequestEvent): LogEntry {
    const { requestId } = event
    const open = this.#open.get(requestId)
    const awaited = this.#awaitedHops.get(requestId)
    const later = [...this.#hops.values()].filter((one) => one.requestId === requestId)
    this.#open.delete(requestId)
    const entry = this.#begin(event)
    if (open) this.#open.set(requestId, open)
    else this.#open.delete(requestId)
    if (awaited) this.#awaitedHops.set(requestId, { ...awaited, from: [entry.url, ...awaited.from] })
    for (const one of later) {
      one.from = [entry.url, ...one.from]
      one.hop = one.from.length
    }
    this.#alsoChanged.push(...later)
    return Object.assign(entry, { from: [], hop: 0, done: true })
  }

  /**
   * Returns whether the event was recorded before. Events repeat when the background died before it had answered
   * Chromium, or when a persisted event is delivered again.
   */
  #isOld({ requestId, at, kind }: WebRequestEvent): boolean {
    const open = this.#open.get(requestId)
    if (open) {
      if (at !== open.heard) return at < open.heard
      // Firefox reports whole milliseconds. Of two events with the same time, the repeated one is the one whose data the
      // entry already has.
      return kind === 'send' ? !open.missed.includes('request') : kind === 'headers' && open.status !== null
    }
    const awaited = this.#awaitedHops.get(requestId)
    if (awaited) return kind === 'redirect' ? at <= awaited.heard : at < awaited.heard
    return at <= (this.#finished.get(requestId) ?? Number.NEGATIVE_INFINITY)
  }

  #recordNew(event: WebRequestEvent): LogEntry | null {
    switch (event.kind) {
      case 'before':
        return this.#before(event)
      case 'send':
        return this.#send(event)
      case 'headers':
        return this.#headersReceived(event)
      case 'redirect':
        return this.#redirect(event)
      case 'completed':
        return this.#completed(event)
      case 'failed':
        return this.#failed(event)
    }
  }

  #before(event: Event<'before'>): LogEntry {
    const entry = this.#unsentHop(event)
    entry.heard = event.at
    entry.before = event.cookie
    return entry
  }

  #send(event: Event<'send'>): LogEntry {
    const entry = this.#unsentHop(event)
    this.#fillRequest(entry, event)
    return entry
  }

  #fillRequest(entry: LogEntry, event: Event<'send'>): void {
    entry.heard = event.at
    const pooled = event.cookie === null ? null : this.#headers.get(event.cookie)
    entry.sent.header = pooled?.header ?? null
    entry.sent.cookies = pooled?.cookies ?? []
    removeMissed(entry, 'request')
    addNotes(entry, event.notes)
  }

  #headersReceived(event: Event<'headers'>): LogEntry | null {
    const open = this.#openHop(event)
    // Firefox reports a revalidated response twice: the server's 304, then the cached 200 with the same Set-Cookie lines.
    if (open?.status === 304 && event.fromCache) {
      addNotes(open, ['revalidated'])
      return null
    }
    const entry = open && open.status === null ? open : this.#begin(event)
    this.#fillResponse(entry, event)
    return entry
  }

  #fillResponse(entry: LogEntry, { status, fromCache, at, notes }: Event<'headers'>): void {
    setResponse(entry, status, fromCache)
    entry.heard = at
    entry.respondedAt = Math.round(at)
    addNotes(entry, notes)
  }

  #redirect(event: Event<'redirect'>): LogEntry | null {
    const { requestId, to, status, fromCache } = event
    // Firefox: a service worker took the request. It never left; the worker's own fetch is another request.
    if (status === 0 && !this.#open.has(requestId)) return null
    const entry = this.#currentHop(event)
    if (entry.status === null) {
      const missesRequest = entry.missed.includes('request')
      setResponse(entry, status, fromCache)
      // A redirect that the browser makes itself (HSTS, an extension) has no response, and no request left before it.
      if (missesRequest && !SERVER_REDIRECTS.includes(status)) addNotes(entry, ['internal-redirect'])
      else if (!fromCache) addMissed(entry, 'response')
    }
    entry.heard = event.at
    entry.redirectedTo = to
    this.#close(entry)
    this.#awaitHop(entry)
    return entry
  }

  #completed(event: Event<'completed'>): LogEntry {
    const { status, fromCache } = event
    const open = this.#currentHop(event)
    // Chromium answers a challenge with the credentials in the URL, and reports nothing of the second request but its end.
    const entry = isChallenge(open.status) && status !== open.status ? this.#begin(event) : open
    entry.heard = event.at
    if (entry.status === null) {
      // The response's headers were not observed, so its cookies are unknown too; a cached response has none.
      const { missed } = entry
      setResponse(entry, status, fromCache)
      entry.missed = missed
      if (fromCache) removeMissed(entry, 'response')
      else addMissed(entry, 'response')
    } else if (fromCache && !entry.fromCache && entry.status !== 304) setCachedAtEnd(entry)
    this.#end(entry)
    return entry
  }

  #failed(event: Event<'failed'>): LogEntry {
    const entry = this.#currentHop(event)
    entry.heard = event.at
    entry.error = event.error
    removeMissed(entry, 'response')
    this.#end(entry)
    return entry
  }

  /** Closes every open hop: recording is paused, so their ends will not be reported. @returns those hops */
  abandon(): LogEntry[] {
    const open = [...this.#open.values()]
    for (const entry of open) this.#close(entry)
    this.#awaitedHops.clear()
    return open
  }

  /**
   * @returns the open hop if its request has not left; else a new one (the next hop of a chain, or the retry after a
   * challenge)
   */
  #unsentHop(event: WebRequestEvent): LogEntry {
    const open = this.#openHop(event)
    return open?.status === null ? open : this.#begin(event)
  }

  #currentHop(event: WebRequestEvent): LogEntry {
    return this.#openHop(event) ?? this.#begin(event)
  }

  /** An open hop with another URL is an earlier one: the background died before it could record the redirect. */
  #openHop({ requestId, url }: WebRequestEvent): LogEntry | undefined {
    const open = this.#open.get(requestId)
    return open?.url === url ? open : undefined
  }

  #begin(event: WebRequestEvent): LogEntry {
    const request = event.request()
    const { requestId } = request
    const previous = this.#open.get(requestId)
    if (previous) {
      if (isChallenge(previous.status)) addNotes(previous, ['auth-challenge'])
      this.#close(previous)
      this.#alsoChanged.push(previous)
    }
    const from = previous ? [...previous.from, previous.url] : (this.#awaitedHops.get(requestId)?.from ?? [])
    this.#awaitedHops.delete(requestId)
    this.#seq += 1
    const entry = newEntry(this.#seq, request, from, event.at)
    this.#open.set(requestId, entry)
    this.#hops.set(hopKey(entry), entry)
    limitSize(this.#hops, 2 * MAX_REMEMBERED)
    return entry
  }

  /** A redirect to an unwatched host never continues: the map is bounded, and its oldest entries go. */
  #awaitHop({ requestId, from, url, heard }: LogEntry): void {
    this.#awaitedHops.delete(requestId)
    this.#awaitedHops.set(requestId, { from: [...from, url], heard })
    limitSize(this.#awaitedHops, MAX_AWAITED_HOPS)
  }

  #close(entry: LogEntry): void {
    entry.done = true
    this.#open.delete(entry.requestId)
  }

  #end(entry: LogEntry): void {
    this.#close(entry)
    this.#rememberFinished(entry)
  }

  #rememberFinished({ requestId, heard }: LogEntry): void {
    this.#awaitedHops.delete(requestId)
    this.#finished.set(requestId, heard)
    limitSize(this.#finished, MAX_REMEMBERED)
  }
}

function hopKey({ requestId, url }: { readonly requestId: string; readonly url: string }): string {
  return `${requestId} ${url}`
}

function halfOf(kind: 'send' | 'headers'): 'request' | 'response' {
  return kind === 'send' ? 'request' : 'response'
}

/** Removes the oldest entry of a map that has grown beyond its size. */
function limitSize(map: Map<string, unknown>, size: number): void {
  if (map.size <= size) return
  for (const oldest of map.keys()) {
    map.delete(oldest)
    return
  }
}

function isChallenge(status: number | null): boolean {
  return status === 401 || status === 407
}
