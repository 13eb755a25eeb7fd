import type { WebRequestEvent } from '../../../src/exchange/model/web-request-event.ts'
import type { JarChange } from '../../../src/jar/jar-change.ts'
import type { ActiveRule } from '../../../src/rules/plan/plan.ts'
import type { Platform } from '../../platform/capabilities.ts'
import type { Details, Header } from '../../platform/details.ts'
import type { EventQueue } from '../capture/event-queue.ts'
import type { TabPages } from '../capture/tab-pages.ts'
import type { Clock } from '../clock.ts'
import { type ApiCookie, toJarCookie } from '../jar/to-jar-cookie.ts'
import { type EventName, Registration, type WebRequestApi } from './registration.ts'

/** Return value of a blocking listener: the headers to use instead; undefined leaves them unchanged. */
export type BlockingResponse = { requestHeaders: Header[] } | { responseHeaders: Header[] } | undefined

/** A `cookies.onChanged` event. */
export interface ApiCookieChange {
  readonly cause: JarChange['cause']
  readonly removed: boolean
  readonly cookie: ApiCookie
}

/** The methods of `browser.cookies.onChanged` that are used. */
export interface CookieChangedEvent {
  addListener(listener: (change: ApiCookieChange) => void): void
  removeListener(listener: (change: ApiCookieChange) => void): void
}

/** Called by listeners to apply rules while the browser waits. */
export interface RequestRules {
  /** Returns whether a rule may apply to a request. For other requests the listener does no further work. */
  concerns(details: Details): boolean
  /** Firefox: returns the headers that the request leaves with. */
  rewriteRequest(details: Details): BlockingResponse | Promise<BlockingResponse>
  /** Firefox: returns the response headers that the browser processes. */
  rewriteResponse(details: Details): BlockingResponse | Promise<BlockingResponse>
  /**
   * Returns the rules that apply when an event fires; undefined: not known, or none. By the time the event is processed,
   * other rules may be active.
   */
  rulesAt(kind: WebRequestEvent['kind'], details: Details): readonly ActiveRule[] | undefined
}

/** Says which listeners the current state needs. */
export interface ListenerNeeds {
  /** Requests and responses are recorded. */
  readonly observe: boolean
  /** Rules change responses in a blocking listener. */
  readonly respond: boolean
  /** Match patterns of the requests that rules apply to; null: every request; empty: no listener. */
  readonly before: readonly string[] | null
  readonly jar: boolean
  /**
   * Registers listeners again that are registered already: a listener gets no events for hosts that were granted after
   * its registration.
   */
  readonly again?: boolean
}

export interface EventSourceDeps {
  readonly webRequest: WebRequestApi
  readonly cookieChanged: CookieChangedEvent
  readonly platform: Pick<Platform, 'requestOptions' | 'responseOptions' | 'wire' | 'wakesByFilter' | 'cookieName'>
  readonly queue: Pick<EventQueue, 'push'>
  readonly tabs: Pick<TabPages, 'pageOf'>
  readonly rules: RequestRules
  /** Informs the rules that override cookies in the jar, because some changes must end an override. */
  readonly overrides: { jarChanged(change: JarChange): void }
  readonly clock: Pick<Clock, 'now'>
}

/** All URLs that can carry cookies. `<all_urls>` would include the extension's own pages. */
export const EVERY_REQUEST: readonly string[] = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*']

/**
 * Registers the listeners of `webRequest` and `cookies.onChanged`. They only queue the event; everything else happens
 * later, when no page waits for it.
 */
export class EventSource {
  readonly #deps: EventSourceDeps
  readonly #observers: readonly Registration[]
  readonly #response: Registration
  #before: Registration | null = null
  #isObserving = false
  #isListeningToJar = false

  constructor(deps: EventSourceDeps) {
    const { webRequest, platform } = deps
    this.#deps = deps
    const observer = (name: EventName, kind: WebRequestEvent['kind'], options?: readonly string[]) =>
      new Registration(webRequest[name], (details) => this.#push(kind, details), EVERY_REQUEST, options)
    this.#observers = [
      observer('onSendHeaders', 'send', platform.requestOptions),
      // The options never vary: Firefox queues events for a stopped background by the options of its start. This listener
      // sees the server's own headers even beside one that changes them, because changes apply after all listeners have
      // returned.
      observer('onHeadersReceived', 'headers', platform.responseOptions),
      observer('onBeforeRedirect', 'redirect'),
      observer('onCompleted', 'completed'),
      observer('onErrorOccurred', 'failed'),
    ]
    this.#response = new Registration(
      webRequest.onHeadersReceived,
      (details) => deps.rules.rewriteResponse(details),
      EVERY_REQUEST,
      [...platform.responseOptions, 'blocking'],
    )
  }

  /** Registers the listeners that are needed, and removes the others. */
  listen({ observe, before, respond, jar, again = false }: ListenerNeeds): void {
    this.#listenToJar(jar)
    if (this.#isObserving && (!observe || again)) {
      for (const observer of this.#observers) observer.remove()
      this.#isObserving = false
    }
    this.#listenBefore(before ?? EVERY_REQUEST, again)
    if (this.#response.isActive && (!respond || again)) this.#response.remove()
    if (respond && !this.#response.isActive) this.#response.add()
    if (observe && !this.#isObserving) {
      for (const observer of this.#observers) observer.add()
      this.#isObserving = true
    }
  }

  #push(kind: WebRequestEvent['kind'], details: Details): void {
    const { queue, tabs, rules } = this.#deps
    const rulesThen = rules.rulesAt(kind, details)
    queue.push({ kind, details, pageUrl: tabs.pageOf(details.tabId), rules: rulesThen })
  }

  /** `onBeforeSendHeaders`: blocking where the browser lets it change the request. */
  readonly #onBeforeSend = (details: Details): unknown => {
    const { rules, platform } = this.#deps
    if (!rules.concerns(details)) return undefined
    this.#push('before', details)
    return platform.wire === 'blocking' ? rules.rewriteRequest(details) : undefined
  }

  readonly #onCookieChanged = ({ cause, removed, cookie }: ApiCookieChange): void => {
    const { platform, overrides, queue, clock } = this.#deps
    const change: JarChange = { cause, removed, cookie: toJarCookie(cookie, platform), at: clock.now() }
    overrides.jarChanged(change)
    queue.push({ kind: 'jar', change })
  }

  /**
   * Registered only while needed: any listener of `cookies.onChanged`, even an empty one, slows each cookie that a page
   * sets.
   */
  #listenToJar(isNeeded: boolean): void {
    if (isNeeded === this.#isListeningToJar) return
    if (isNeeded) this.#deps.cookieChanged.addListener(this.#onCookieChanged)
    else this.#deps.cookieChanged.removeListener(this.#onCookieChanged)
    this.#isListeningToJar = isNeeded
  }

  /**
   * Registers only for requests that rules apply to, because each event slows the page. Firefox (`wakesByFilter`) wakes a
   * stopped background only for the listener that it registered at its start, with the filter for every request. A
   * listener that is added later does not wake it, even with the filter of the next start (tried in Firefox 153).
   */
  #listenBefore(wanted: readonly string[], again: boolean): void {
    const { webRequest, platform } = this.#deps
    const urls = wanted.length > 0 && platform.wakesByFilter ? EVERY_REQUEST : wanted
    const old = this.#before
    const isSameFilter = urls.join(' ') === (old?.urls.join(' ') ?? '')
    if (isSameFilter && !again) return
    if (isSameFilter) old?.remove()
    if (urls.length > 0) {
      const options = platform.wire === 'blocking' ? [...platform.requestOptions, 'blocking'] : platform.requestOptions
      // Each registration needs its own listener, because the old and the new one are registered at the same time.
      const listener = (details: Details): unknown => this.#onBeforeSend(details)
      this.#before = new Registration(webRequest.onBeforeSendHeaders, listener, urls, options)
      this.#before.add()
    } else this.#before = null
    // With another filter, the new listener is added before the old one is removed, so that no request is missed in between.
    if (!isSameFilter) old?.remove()
  }
}
