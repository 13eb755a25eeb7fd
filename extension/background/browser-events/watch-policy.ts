import type { Platform } from '../../platform/capabilities.ts'

/** The listeners that are needed now. */
export interface NeededListeners {
  /** Requests and responses are logged. */
  readonly observe: boolean
  /** Match patterns of the requests whose Cookie header is needed before any rule; empty: of none; null: of every request. */
  readonly before: readonly string[] | null
  /** Responses are rewritten in a blocking listener. */
  readonly respond: boolean
  /** `cookies.onChanged` */
  readonly jar: boolean
  /** Registers every listener again: one that was there before a permission was granted hears nothing of its hosts. */
  readonly again?: boolean
}

export interface WatchPolicyDeps {
  readonly listeners: { set(needed: NeededListeners): void }
  readonly origins: { readonly all: readonly string[] }
  readonly settings: { readonly current: { readonly paused: boolean } }
  readonly active: {
    readonly urls: readonly string[] | null
    readonly changesRequests: boolean
    readonly changesResponses: boolean
  }
  readonly statuses: { readonly hasRules: boolean }
  /** Where rules override cookies in the jar (Chromium), else null. */
  readonly overrides: { readonly settlesAt: number | null } | null
  readonly platform: Pick<Platform, 'wire'>
  /** Firefox's `runtime.getBrowserInfo`; null in Chromium. */
  readonly getBrowserInfo: (() => Promise<unknown>) | null
}

/** Decides what is watched, by host permissions, pause and rules, and so which listeners are registered. */
export class WatchPolicy {
  readonly #deps: WatchPolicyDeps

  constructor(deps: WatchPolicyDeps) {
    this.#deps = deps
  }

  /** Match patterns whose host permission is granted. */
  get origins(): readonly string[] {
    return this.#deps.origins.all
  }

  get isPaused(): boolean {
    return this.#deps.settings.current.paused
  }

  /** Whether requests and responses are logged. */
  get isObserving(): boolean {
    return !this.isPaused && this.origins.length > 0
  }

  /** Registers every listener, at the start of the background: the event that has woken it may be for any of them. */
  listenToEverything(): void {
    const { listeners, platform } = this.#deps
    listeners.set({ observe: true, before: null, respond: platform.wire === 'blocking', jar: true })
  }

  /**
   * Registers the listeners that are needed and removes the others: each one costs every page time.
   * @param again whether to register those again that are registered already
   */
  refreshListeners(again = false): void {
    const { listeners, active, statuses, overrides, platform } = this.#deps
    const observe = this.isObserving
    const isBlocking = platform.wire === 'blocking'
    // A blocking listener applies rules even while the log is paused. In Chromium it only verifies them, which is part of the log.
    const before = active.changesRequests && (observe || isBlocking) ? active.urls : []
    const respond = active.changesResponses && isBlocking
    // Overrides follow the jar's events; a restored cookie is watched until it must be on disk.
    const jar = observe || statuses.hasRules || (overrides?.settlesAt ?? null) !== null
    listeners.set({ observe, before, respond, jar, again })
  }

  /**
   * Resolves when the browser has registered the listeners: Firefox answers a call after it has taken in what was sent before it.
   * Chromium's rules do not depend on listeners.
   */
  async listenersRegistered(): Promise<void> {
    await this.#deps.getBrowserInfo?.()
  }
}
