import type { Platform } from '../../platform/capabilities.ts'
import type { ListenerNeeds } from './event-source.ts'

interface EventSource {
  listen(needs: ListenerNeeds): void
}

export interface WatchPolicyDeps {
  readonly origins: { readonly all: readonly string[] }
  readonly settings: { readonly current: { readonly paused: boolean } }
  readonly active: {
    readonly urls: readonly string[] | null
    readonly changesRequests: boolean
    readonly changesResponses: boolean
  }
  readonly statuses: { readonly hasRules: boolean }
  /** Present where rules override cookies in the jar (Chromium); otherwise null. */
  readonly overrides: { readonly settlesAt: number | null } | null
  readonly platform: Pick<Platform, 'wire'>
  /** Firefox's `runtime.getBrowserInfo`; null in Chromium. */
  readonly getBrowserInfo: (() => Promise<unknown>) | null
}

/** Decides from host permissions, the pause and the rules what is recorded, and so which listeners are registered. */
export class WatchPolicy {
  readonly #deps: WatchPolicyDeps
  #events: EventSource | null = null

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

  /** Returns whether requests and responses are logged. */
  get isOn(): boolean {
    return !this.isPaused && this.origins.length > 0
  }

  /**
   * Registers every listener when the background starts, because the event that woke it may be for any of them. The event
   * source is not a constructor argument, because its own dependencies need this policy.
   */
  listenToEverything(events: EventSource): void {
    const { platform } = this.#deps
    this.#events = events
    events.listen({ observe: true, before: null, respond: platform.wire === 'blocking', jar: true })
  }

  /**
   * Registers the listeners that are needed and removes the others: each one slows every page.
   * @param again registers listeners anew that are registered already
   */
  refreshListeners(again = false): void {
    const { active, statuses, overrides, platform } = this.#deps
    const observe = this.isOn
    const isBlocking = platform.wire === 'blocking'
    // A blocking listener applies rules even while the log is paused. In Chromium it only verifies them, which is part of
    // the log.
    const before = active.changesRequests && (observe || isBlocking) ? active.urls : []
    const respond = active.changesResponses && isBlocking
    // Overrides need the jar's events. A restored cookie is watched until the browser must have written it to disk.
    const jar = observe || statuses.hasRules || (overrides?.settlesAt ?? null) !== null
    this.#events?.listen({ observe, before, respond, jar, again })
  }

  /**
   * Resolves when the browser has registered the listeners: Firefox answers a call only after it has processed the
   * messages sent before it. Chromium's rules do not depend on listeners.
   */
  async listenersRegistered(): Promise<void> {
    await this.#deps.getBrowserInfo?.()
  }
}
