import type { Details } from '../../platform/details.ts'

export type EventName =
  | 'onBeforeSendHeaders'
  | 'onSendHeaders'
  | 'onHeadersReceived'
  | 'onBeforeRedirect'
  | 'onCompleted'
  | 'onErrorOccurred'

type Listener = (details: Details) => unknown

/**
 * An event of `browser.webRequest`. The polyfill's types describe only Firefox's details and options; these describe both
 * browsers'.
 */
export interface RequestEvent {
  addListener(listener: Listener, filter: { urls: string[] }, options?: readonly string[]): void
  removeListener(listener: Listener): void
}

/** The events of `browser.webRequest` that are used. */
export type WebRequestApi = Readonly<Record<EventName, RequestEvent>>

/** One listener of one event, with its filter and options. */
export class Registration {
  readonly urls: readonly string[]
  readonly #event: RequestEvent
  readonly #listener: Listener
  readonly #options: readonly string[] | undefined
  #isActive = false

  constructor(event: RequestEvent, listener: Listener, urls: readonly string[], options?: readonly string[]) {
    this.#event = event
    this.#listener = listener
    this.urls = urls
    this.#options = options
  }

  get isActive(): boolean {
    return this.#isActive
  }

  add(): void {
    const filter = { urls: [...this.urls] }
    // Firefox rejects a third argument of `onErrorOccurred`, even undefined.
    if (this.#options) this.#event.addListener(this.#listener, filter, this.#options)
    else this.#event.addListener(this.#listener, filter)
    this.#isActive = true
  }

  remove(): void {
    this.#event.removeListener(this.#listener)
    this.#isActive = false
  }
}
