import type { WebRequestEvent } from '../../../src/exchange/web-request-event.ts'
import { browser } from '../../browser.ts'
import type { Details, Header } from '../../platform/details.ts'
import { platform } from '../../platform/platform.ts'
import type { RawChange } from '../jar.ts'

/** What a blocking listener may answer. */
export type Answer = { requestHeaders: Header[] } | { responseHeaders: Header[] } | undefined

export interface Sinks {
  readonly push: (kind: WebRequestEvent['kind'], details: Details) => void
  readonly jar: (change: RawChange) => void
  /** Whether a request may fall under a rule. Of one that does not nothing needs to be known before it leaves. */
  readonly concerns: (details: Details) => boolean
  /** Where rules are applied on the wire: the headers as they should leave. */
  readonly inject: (details: Details) => Answer | Promise<Answer>
  /** Where rules change single lines of responses on the wire: the headers as the browser should take them. */
  readonly respond: (details: Details) => Answer | Promise<Answer>
}

export interface Needs {
  readonly observe: boolean
  /** Responses are changed, whether or not anyone looks at them. */
  readonly respond: boolean
  /** Match patterns of requests that rules are about; `null`: of every one. None, and nobody listens. */
  readonly before: readonly string[] | null
  readonly jar: boolean
  readonly again?: boolean
}

/** One of webRequest's events, as far as we use it: its listeners take different options in the two browsers. */
interface WebRequestSlot {
  addListener(listener: (details: Details) => unknown, filter: { urls: string[] }, options?: readonly string[]): void
  removeListener(listener: (details: Details) => unknown): void
}
type SlotName =
  | 'onBeforeSendHeaders'
  | 'onSendHeaders'
  | 'onHeadersReceived'
  | 'onBeforeRedirect'
  | 'onCompleted'
  | 'onErrorOccurred'

// The polyfill's types know Firefox's details and options only; ours are the union of both browsers'.
const slot = (name: SlotName): WebRequestSlot => browser.webRequest[name] as unknown as WebRequestSlot

/** All that can carry cookies. `<all_urls>` would bring the extension's own pages as well. */
const EVERYWHERE = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] }

/** The listeners of webRequest and of the jar. They hand on what they get: all else happens later, off the hot path. */
export class Listeners {
  readonly #observing: (readonly [SlotName, (details: Details) => unknown, (readonly string[])?])[]
  readonly #before: (details: Details) => unknown
  readonly #respond: (details: Details) => unknown
  #beforeNow: (details: Details) => unknown = () => undefined
  #beforeUrls = ''
  readonly #jar: (change: RawChange) => void
  #on = false
  #respondOn = false
  #jarOn = false

  constructor({ push, jar, concerns, inject, respond }: Sinks) {
    this.#jar = jar
    this.#before = (details) => {
      if (!concerns(details)) return undefined
      push('before', details)
      return platform.wire === 'blocking' ? inject(details) : undefined
    }
    this.#respond = respond
    this.#observing = [
      ['onSendHeaders', (details) => push('send', details), platform.requestOptions],
      // Always with the same options: Firefox keeps events for a sleeping background by the options it listened with at its
      // start. It hears the server's own headers beside one that changes them: changes are made when all have been heard.
      ['onHeadersReceived', (details) => push('headers', details), platform.responseOptions],
      ['onBeforeRedirect', (details) => push('redirect', details)],
      ['onCompleted', (details) => push('completed', details)],
      ['onErrorOccurred', (details) => push('failed', details)],
    ]
  }

  /** Registers what the current state needs. `again`: a listener that stood before a permission came hears nothing of its hosts. */
  set({ observe, before, respond, jar, again = false }: Needs): void {
    if (jar !== this.#jarOn) {
      // An extension that hears of the jar costs each cookie a page sets, with an empty listener too.
      if (jar) browser.cookies.onChanged.addListener(this.#jar)
      else browser.cookies.onChanged.removeListener(this.#jar)
      this.#jarOn = jar
    }
    if (this.#on && (!observe || again)) {
      for (const [name, listener] of this.#observing) slot(name).removeListener(listener)
      this.#on = false
    }
    this.#setBefore(before ?? EVERYWHERE.urls, again)
    if (this.#respondOn && (!respond || again)) {
      slot('onHeadersReceived').removeListener(this.#respond)
      this.#respondOn = false
    }
    if (respond && !this.#respondOn) {
      slot('onHeadersReceived').addListener(this.#respond, EVERYWHERE, [...platform.responseOptions, 'blocking'])
      this.#respondOn = true
    }
    if (observe && !this.#on) {
      for (const [name, listener, options] of this.#observing) {
        // onErrorOccurred takes no third argument in Firefox, not even undefined.
        if (options) slot(name).addListener(listener, EVERYWHERE, options)
        else slot(name).addListener(listener, EVERYWHERE)
      }
      this.#on = true
    }
  }

  /**
   * A request that no rule is about must not be told to us: each one that is costs the page its time. Where a listener is
   * what wakes us (`wakesByFilter`) it must be the very one that stands at the start, and hears of all: one that is added later,
   * with the filter of the next start even, is not kept for a sleeping background (tried in Firefox 153).
   */
  #setBefore(wanted: readonly string[], again: boolean): void {
    const urls = wanted.length > 0 && platform.wakesByFilter ? EVERYWHERE.urls : wanted
    const key = urls.join(' ')
    if (key === this.#beforeUrls && !again) return
    const event = slot('onBeforeSendHeaders')
    const old = this.#beforeNow
    const stood = this.#beforeUrls !== ''
    if (stood && key === this.#beforeUrls) event.removeListener(old)
    if (urls.length > 0) {
      const options = platform.wire === 'blocking' ? [...platform.requestOptions, 'blocking'] : platform.requestOptions
      this.#beforeNow = (details) => this.#before(details)
      event.addListener(this.#beforeNow, { urls: [...urls] }, options)
    }
    // Another filter: the new one stands before the old one goes, so that no request comes between.
    if (stood && key !== this.#beforeUrls) event.removeListener(old)
    this.#beforeUrls = key
  }
}
