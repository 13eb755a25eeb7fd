import type { ExchangeNote } from './exchange.ts'
import { HeaderPool } from './header-pool.ts'
import type { LogEntry } from './log-entry.ts'
import type { WebRequestEvent } from './web-request-event.ts'

const AWAITED_HOPS = 500
/** Requests that are over, whose events may be told again. */
const REMEMBERED = 500
/** The browsers make their own with 307, or with no status. */
const SERVERS_REDIRECTS = [301, 302, 303, 308]

type Event<K extends WebRequestEvent['kind']> = Extract<WebRequestEvent, { kind: K }>

/**
 * Joins webRequest events to exchanges, a hop each. Events of one request come in the browser's order;
 * events of different requests interleave. Set-Cookie lines are left to the caller, which judges them.
 */
export class Recorder {
  /** The current hop of every request that is not over, by requestId. */
  readonly #open = new Map<string, LogEntry>()
  /** Of requests between two hops: the URLs of the hops so far, and when the last of them was last heard of. */
  readonly #next = new Map<string, { readonly from: readonly string[]; readonly heard: number }>()
  /** When requests that are over were last heard of. */
  readonly #over = new Map<string, number>()
  /** The newest hops, by request and URL. */
  readonly #hops = new Map<string, LogEntry>()
  #seq: number
  readonly #headers: HeaderPool
  #overtaken: LogEntry[] = []

  /** @param seq the number of the last exchange; `recent` are the newest entries of an earlier life of the background, oldest first. */
  constructor(seq: number, recent: Iterable<LogEntry> = [], headers = new HeaderPool()) {
    this.#seq = seq
    this.#headers = headers
    for (const entry of recent) {
      this.#hops.set(hopKey(entry), entry)
      if (!entry.done) this.#open.set(entry.requestId, entry)
      else if (entry.redirectedTo !== null) this.#expectHop(entry)
      else this.#remember(entry)
    }
  }

  get lastSeq(): number {
    return this.#seq
  }

  /**
   * Hops that changed with others, since the last call: they ended because the next one began, and no event told their end;
   * or an earlier one was told of after all.
   */
  takeOvertaken(): LogEntry[] {
    const overtaken = this.#overtaken
    if (overtaken.length > 0) this.#overtaken = []
    return overtaken
  }

  /** The entry that the event changed; null when the event tells nothing about an exchange. */
  record(event: WebRequestEvent): LogEntry | null {
    return this.#isOld(event) ? this.#late(event) : this.#take(event)
  }

  /**
   * Chromium tells a background that starts first what happens, and then what happened before: what an old event says is
   * new where it fills a gap.
   */
  #late(event: WebRequestEvent): LogEntry | null {
    if (event.kind !== 'send' && event.kind !== 'headers' && event.kind !== 'redirect') return null
    const entry = this.#hops.get(hopKey(event)) ?? this.#beginBefore(event)
    const { heard, done, status, from, url } = entry
    const lacks = event.kind === 'redirect' ? entry.redirectedTo === null : entry.missed.includes(halfOf(event.kind))
    // Of two hops to one URL nobody can tell which it is about.
    if (!lacks || entry.fromCache || from.includes(url)) return null
    if (event.kind === 'send') this.#fillSend(entry, event)
    else if (event.kind === 'headers') this.#fillHeaders(entry, event)
    else {
      entry.redirectedTo = event.to
      entry.status = status ?? event.status
    }
    Object.assign(entry, { heard, done, settled: false })
    return entry
  }

  /** A hop of which nothing was told before those that followed it. */
  #beginBefore(event: WebRequestEvent): LogEntry {
    const { requestId } = event
    const open = this.#open.get(requestId)
    const next = this.#next.get(requestId)
    const later = [...this.#hops.values()].filter((one) => one.requestId === requestId)
    this.#open.delete(requestId)
    const entry = this.#begin(event)
    if (open) this.#open.set(requestId, open)
    else this.#open.delete(requestId)
    if (next) this.#next.set(requestId, { ...next, from: [entry.url, ...next.from] })
    for (const one of later) {
      one.from = [entry.url, ...one.from]
      one.hop = one.from.length
    }
    this.#overtaken.push(...later)
    return Object.assign(entry, { from: [], hop: 0, done: true })
  }

  /** Chromium tells an event again when the worker that got it died before it had answered; and we keep what comes early. */
  #isOld({ requestId, at, kind }: WebRequestEvent): boolean {
    const open = this.#open.get(requestId)
    if (open) {
      if (at !== open.heard) return at < open.heard
      // Firefox tells whole ms: of two events at once, what has left its mark was there.
      return kind === 'send' ? !open.missed.includes('request') : kind === 'headers' && open.status !== null
    }
    const next = this.#next.get(requestId)
    if (next) return kind === 'redirect' ? at <= next.heard : at < next.heard
    return at <= (this.#over.get(requestId) ?? Number.NEGATIVE_INFINITY)
  }

  #take(event: WebRequestEvent): LogEntry | null {
    switch (event.kind) {
      case 'before':
        return this.#before(event)
      case 'send':
        return this.#send(event)
      case 'headers':
        return this.#received(event)
      case 'redirect':
        return this.#redirect(event)
      case 'completed':
        return this.#completed(event)
      case 'failed':
        return this.#failed(event)
    }
  }

  #before(event: Event<'before'>): LogEntry {
    const entry = this.#unsent(event)
    entry.heard = event.at
    entry.before = event.cookie
    return entry
  }

  #send(event: Event<'send'>): LogEntry {
    const entry = this.#unsent(event)
    this.#fillSend(entry, event)
    return entry
  }

  #fillSend(entry: LogEntry, event: Event<'send'>): void {
    entry.heard = event.at
    const known = event.cookie === null ? null : this.#headers.get(event.cookie)
    entry.sent.header = known?.header ?? null
    entry.sent.cookies = known?.cookies ?? []
    entry.missed = entry.missed.filter((half) => half !== 'request')
    note(entry, event.notes)
  }

  #received(event: Event<'headers'>): LogEntry | null {
    const { fromCache } = event
    const open = this.#openAt(event)
    // Firefox tells a revalidated response twice: the server's 304, then the cache's 200 with the same Set-Cookie.
    if (open?.status === 304 && fromCache) {
      note(open, ['revalidated'])
      return null
    }
    const entry = open && open.status === null ? open : this.#begin(event)
    this.#fillHeaders(entry, event)
    return entry
  }

  #fillHeaders(entry: LogEntry, { status, fromCache, at, notes }: Event<'headers'>): void {
    this.#answer(entry, status, fromCache)
    entry.heard = at
    entry.respondedAt = Math.round(at)
    note(entry, notes)
  }

  #redirect(event: Event<'redirect'>): LogEntry | null {
    const { requestId, to, status, fromCache } = event
    // Firefox: a service worker took the request. It never left; the worker's own fetch is another request.
    if (status === 0 && !this.#open.has(requestId)) return null
    const entry = this.#current(event)
    if (entry.status === null) {
      const seen = entry.missed
      this.#answer(entry, status, fromCache)
      // A redirect of the browser's own making (HSTS, an extension) has had no response, and nothing left before it.
      if (seen.includes('request') && !SERVERS_REDIRECTS.includes(status)) note(entry, ['internal-redirect'])
      else if (!fromCache) entry.missed = union(seen, 'response')
    }
    entry.heard = event.at
    entry.redirectedTo = to
    this.#finish(entry)
    this.#expectHop(entry)
    return entry
  }

  #completed(event: Event<'completed'>): LogEntry {
    const { status, fromCache } = event
    const open = this.#current(event)
    // Chromium answers a challenge by what the URL says without telling anything of the second request but its end.
    const entry = isChallenge(open.status) && status !== open.status ? this.#begin(event) : open
    entry.heard = event.at
    if (entry.status === null) {
      // The response's headers were not seen, so that neither were its cookies.
      const seen = entry.missed
      this.#answer(entry, status, fromCache)
      entry.missed = fromCache ? seen.filter((half) => half !== 'response') : union(seen, 'response')
    } else if (fromCache && !entry.fromCache && entry.status !== 304) this.#cachedAfterAll(entry)
    this.#end(entry)
    return entry
  }

  #failed(event: Event<'failed'>): LogEntry {
    const entry = this.#current(event)
    entry.heard = event.at
    entry.error = event.error
    entry.missed = entry.missed.filter((half) => half !== 'response')
    this.#end(entry)
    return entry
  }

  /** Nobody listens any more (paused): what is open now will never be heard to end. Returns what was open. */
  abandon(): LogEntry[] {
    const open = [...this.#open.values()]
    for (const entry of open) this.#finish(entry)
    this.#next.clear()
    return open
  }

  /** The open hop if its request has not left yet; else a new one (a redirect's next hop, or the retry after an auth challenge). */
  #unsent(event: WebRequestEvent): LogEntry {
    const open = this.#openAt(event)
    return open?.status === null ? open : this.#begin(event)
  }

  #current(event: WebRequestEvent): LogEntry {
    return this.#openAt(event) ?? this.#begin(event)
  }

  /** Another URL is another hop, whose redirect was told to a worker that died. */
  #openAt({ requestId, url }: WebRequestEvent): LogEntry | undefined {
    const open = this.#open.get(requestId)
    return open?.url === url ? open : undefined
  }

  #begin(event: WebRequestEvent): LogEntry {
    const request = event.request()
    const previous = this.#open.get(request.requestId)
    if (previous) {
      if (isChallenge(previous.status)) note(previous, ['auth-challenge'])
      this.#finish(previous)
      this.#overtaken.push(previous)
    }
    const from = previous ? [...previous.from, previous.url] : (this.#next.get(request.requestId)?.from ?? [])
    this.#next.delete(request.requestId)
    this.#seq += 1
    const entry: LogEntry = {
      seq: this.#seq,
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
      heard: event.at,
      done: false,
    }
    this.#open.set(request.requestId, entry)
    this.#hops.set(hopKey(entry), entry)
    dropOldest(this.#hops, 2 * REMEMBERED)
    return entry
  }

  /** A redirect to a host that is not watched has no next hop here: the list of awaited ones is bounded, the oldest go. */
  #expectHop({ requestId, from, url, heard }: LogEntry): void {
    this.#next.delete(requestId)
    this.#next.set(requestId, { from: [...from, url], heard })
    dropOldest(this.#next, AWAITED_HOPS)
  }

  #answer(entry: LogEntry, status: number, fromCache: boolean): void {
    entry.status = status
    entry.fromCache = fromCache
    entry.missed = entry.missed.filter((half) => half !== 'response')
    if (fromCache) {
      // The browsers announce a Cookie header for a response that came from the cache, though nothing left.
      entry.sent = { header: null, cookies: [], injected: [] }
      entry.before = undefined
      entry.proof = null
      entry.missed = []
    }
  }

  /**
   * Chromium says at the end only that a response came from the cache, and says the same of one that the server confirmed
   * (304, told as 200). With Set-Cookie lines the server spoke; without them nobody can tell whether a request left.
   */
  #cachedAfterAll(entry: LogEntry): void {
    entry.fromCache = true
    entry.proof = null
    if (entry.received.length > 0) {
      note(entry, ['revalidated'])
      return
    }
    entry.sent = { header: null, cookies: [], injected: [] }
    entry.missed = ['request']
  }

  #finish(entry: LogEntry): void {
    entry.done = true
    this.#open.delete(entry.requestId)
  }

  #end(entry: LogEntry): void {
    this.#finish(entry)
    this.#remember(entry)
  }

  #remember({ requestId, heard }: LogEntry): void {
    this.#next.delete(requestId)
    this.#over.set(requestId, heard)
    dropOldest(this.#over, REMEMBERED)
  }
}

function hopKey({ requestId, url }: { readonly requestId: string; readonly url: string }): string {
  return `${requestId} ${url}`
}

function halfOf(kind: 'send' | 'headers'): 'request' | 'response' {
  return kind === 'send' ? 'request' : 'response'
}

/** A map that has grown by one is kept to a size. */
function dropOldest(map: Map<string, unknown>, size: number): void {
  if (map.size <= size) return
  for (const oldest of map.keys()) {
    map.delete(oldest)
    return
  }
}

function isChallenge(status: number | null): boolean {
  return status === 401 || status === 407
}

function note(entry: LogEntry, notes: readonly ExchangeNote[]): void {
  for (const one of notes) entry.notes = union(entry.notes, one)
}

function union<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? [...list] : [...list, one]
}
