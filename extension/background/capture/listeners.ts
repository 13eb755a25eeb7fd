import type { WebRequestEvent } from '../../../src/exchange/event.ts'
import { browser } from '../../browser.ts'
import type { Details, Header } from '../../platform/details.ts'
import { cookieHeader, platform, readResponse } from '../../platform/platform.ts'
import { requestFacts } from './read-event.ts'

/** What a blocking listener may answer. */
export type Answer = { requestHeaders: Header[] } | undefined

export interface Sinks {
  readonly push: (event: WebRequestEvent) => void
  /** The page that each tab shows. */
  readonly tops: ReadonlyMap<number, string>
  /** Where rules are applied on the wire: the headers as they should leave. */
  readonly inject: (details: Details) => Answer | Promise<Answer>
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

/** The webRequest listeners. They only read the facts and hand them on: what is slow happens later, off the hot path. */
export class Listeners {
  readonly #observing: (readonly [SlotName, (details: Details) => unknown, (readonly string[])?])[]
  readonly #before: (details: Details) => unknown
  #on = false
  #beforeOn = false

  constructor({ push, tops, inject }: Sinks) {
    const facts = (details: Details) => requestFacts(details, tops)
    this.#before = (details) => {
      push({ kind: 'before', request: facts(details), cookie: cookieHeader(details.requestHeaders) })
      return platform.wire === 'blocking' ? inject(details) : undefined
    }
    this.#observing = [
      [
        'onSendHeaders',
        (details) => push({ kind: 'send', request: facts(details), cookie: cookieHeader(details.requestHeaders) }),
        platform.requestOptions,
      ],
      [
        'onHeadersReceived',
        (details) => {
          push({
            kind: 'headers',
            request: facts(details),
            ...answer(details),
            ...readResponse(details.responseHeaders),
          })
        },
        platform.responseOptions,
      ],
      [
        'onBeforeRedirect',
        (details) =>
          push({ kind: 'redirect', request: facts(details), ...answer(details), to: details.redirectUrl ?? '' }),
      ],
      ['onCompleted', (details) => push({ kind: 'completed', request: facts(details), ...answer(details) })],
      ['onErrorOccurred', (details) => push({ kind: 'failed', request: facts(details), error: details.error ?? '' })],
    ]
  }

  /** Registers what the current state needs. `again`: a listener that stood before a permission came hears nothing of its hosts. */
  set({ observe, before, again = false }: { observe: boolean; before: boolean; again?: boolean }): void {
    if (this.#on && (!observe || again)) {
      for (const [name, listener] of this.#observing) slot(name).removeListener(listener)
      this.#on = false
    }
    if (this.#beforeOn && (!before || again)) {
      slot('onBeforeSendHeaders').removeListener(this.#before)
      this.#beforeOn = false
    }
    if (before && !this.#beforeOn) {
      const options = platform.wire === 'blocking' ? [...platform.requestOptions, 'blocking'] : platform.requestOptions
      slot('onBeforeSendHeaders').addListener(this.#before, EVERYWHERE, options)
      this.#beforeOn = true
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
}

function answer({ statusCode, fromCache }: Details): { status: number; fromCache: boolean } {
  return { status: statusCode ?? 0, fromCache: fromCache ?? false }
}
