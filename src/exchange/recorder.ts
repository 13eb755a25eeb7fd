import { parseCookieHeader } from '../cookie/parse-cookie-header.ts'
import type { Draft } from './draft.ts'
import type { RequestFacts, WebRequestEvent } from './event.ts'

const AWAITED_HOPS = 500

/**
 * Joins webRequest events to exchanges, a hop each. Events of one request come in the browser's order;
 * events of different requests interleave. Set-Cookie lines are left to the caller, which judges them.
 */
export class Recorder {
  /** The current hop of every request that is not over, by requestId. */
  readonly #open = new Map<string, Draft>()
  /** URLs of the hops so far, for requests between two hops. */
  readonly #next = new Map<string, readonly string[]>()
  #seq: number

  /** @param seq the number of the last exchange; `recent` are the newest drafts of an earlier life of the background, oldest first. */
  constructor(seq: number, recent: Iterable<Draft> = []) {
    this.#seq = seq
    for (const draft of recent) {
      if (!draft.done) this.#open.set(draft.requestId, draft)
      else if (draft.redirectedTo !== null) this.#expectHop(draft)
      else this.#next.delete(draft.requestId)
    }
  }

  get lastSeq(): number {
    return this.#seq
  }

  /** The draft that the event changed; null when the event tells nothing about an exchange. */
  record(event: WebRequestEvent): Draft | null {
    switch (event.kind) {
      case 'before':
        return this.#before(event)
      case 'send':
        return this.#send(event)
      case 'headers':
        return this.#headers(event)
      case 'redirect':
        return this.#redirect(event)
      case 'completed':
        return this.#completed(event)
      case 'failed':
        return this.#failed(event)
    }
  }

  #before({ request, cookie }: Extract<WebRequestEvent, { kind: 'before' }>): Draft {
    const draft = this.#unsent(request)
    draft.before = cookie
    return draft
  }

  #send({ request, cookie }: Extract<WebRequestEvent, { kind: 'send' }>): Draft {
    const draft = this.#unsent(request)
    draft.sent.header = cookie
    draft.sent.cookies = cookie === null ? [] : parseCookieHeader(cookie)
    draft.missed = draft.missed.filter((half) => half !== 'request')
    return draft
  }

  #headers({ request, status, fromCache }: Extract<WebRequestEvent, { kind: 'headers' }>): Draft | null {
    const open = this.#open.get(request.requestId)
    // Firefox tells a revalidated response twice: the server's 304, then the cache's 200 with the same Set-Cookie.
    if (open?.status === 304 && fromCache) return null
    const draft = open && open.status === null ? open : this.#begin(request)
    this.#answer(draft, status, fromCache)
    return draft
  }

  #redirect(event: Extract<WebRequestEvent, { kind: 'redirect' }>): Draft | null {
    const { request, to, status, fromCache } = event
    // Firefox: a service worker took the request. It never left; the worker's own fetch is another request.
    if (status === 0 && !this.#open.has(request.requestId)) return null
    const draft = this.#current(request)
    // A redirect of the browser's own making (HSTS, an extension) has had no response.
    if (draft.status === null) this.#answer(draft, status, fromCache)
    draft.redirectedTo = to
    draft.missed = draft.missed.filter((half) => half !== 'response')
    this.#finish(draft)
    this.#expectHop(draft)
    return draft
  }

  #completed({ request, status, fromCache }: Extract<WebRequestEvent, { kind: 'completed' }>): Draft {
    const draft = this.#current(request)
    if (draft.status === null) {
      // The response's headers were not seen, so that neither were its cookies.
      const seen = draft.missed
      this.#answer(draft, status, fromCache)
      draft.missed = fromCache ? seen.filter((half) => half !== 'response') : union(seen, 'response')
    } else if (fromCache && !draft.fromCache && draft.status !== 304) this.#cachedAfterAll(draft)
    this.#end(draft)
    return draft
  }

  #failed({ request, error }: Extract<WebRequestEvent, { kind: 'failed' }>): Draft {
    const draft = this.#current(request)
    draft.error = error
    draft.missed = draft.missed.filter((half) => half !== 'response')
    this.#end(draft)
    return draft
  }

  /** Nobody listens any more (paused): what is open now will never be heard to end. Returns what was open. */
  abandon(): Draft[] {
    const open = [...this.#open.values()]
    for (const draft of open) this.#finish(draft)
    this.#next.clear()
    return open
  }

  /** The open hop if its request has not left yet; else a new one (a redirect's next hop, or the retry after an auth challenge). */
  #unsent(request: RequestFacts): Draft {
    const open = this.#open.get(request.requestId)
    if (open && open.status === null && open.missed.includes('request')) return open
    return this.#begin(request)
  }

  #current(request: RequestFacts): Draft {
    return this.#open.get(request.requestId) ?? this.#begin(request)
  }

  #begin(request: RequestFacts): Draft {
    const previous = this.#open.get(request.requestId)
    if (previous) this.#finish(previous)
    const from = previous ? [...previous.from, previous.url] : (this.#next.get(request.requestId) ?? [])
    this.#next.delete(request.requestId)
    this.#seq += 1
    const draft: Draft = {
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
      before: undefined,
      proof: null,
      from,
      ancestors: request.ancestors,
      done: false,
    }
    this.#open.set(request.requestId, draft)
    return draft
  }

  /** A redirect to a host that is not watched has no next hop here: the list of awaited ones is bounded, the oldest go. */
  #expectHop({ requestId, from, url }: Draft): void {
    this.#next.delete(requestId)
    this.#next.set(requestId, [...from, url])
    if (this.#next.size <= AWAITED_HOPS) return
    for (const oldest of this.#next.keys()) {
      this.#next.delete(oldest)
      return
    }
  }

  #answer(draft: Draft, status: number, fromCache: boolean): void {
    draft.status = status
    draft.fromCache = fromCache
    draft.missed = draft.missed.filter((half) => half !== 'response')
    if (fromCache) {
      // The browsers announce a Cookie header for a response that came from the cache, though nothing left.
      draft.sent = { header: null, cookies: [], injected: [] }
      draft.before = undefined
      draft.proof = null
      draft.missed = []
    }
  }

  /**
   * Chromium says at the end only that a response came from the cache, and says the same of one that the server confirmed
   * (304, told as 200). With Set-Cookie lines the server spoke; without them nobody can tell whether a request left.
   */
  #cachedAfterAll(draft: Draft): void {
    draft.fromCache = true
    draft.proof = null
    if (draft.received.length > 0) return
    draft.sent = { header: null, cookies: [], injected: [] }
    draft.missed = ['request']
  }

  #finish(draft: Draft): void {
    draft.done = true
    this.#open.delete(draft.requestId)
  }

  #end(draft: Draft): void {
    this.#finish(draft)
    this.#next.delete(draft.requestId)
  }
}

function union<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? [...list] : [...list, one]
}
