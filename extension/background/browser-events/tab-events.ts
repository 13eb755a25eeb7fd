import type { ErrorSink } from '../error-sink.ts'

export interface TabEventsDeps {
  readonly pages: { navigated(tabId: number, url: string | undefined): void; closed(tabId: number): void }
  readonly badge: { navigated(tabId: number, url: string | undefined): void; closed(tabId: number): void }
  readonly enforcer: { tabOpened(tabId: number): void }
  readonly privateWindows: { windowClosed(): Promise<void> }
  readonly gate: { readonly opened: Promise<void>; whenOpen(task: () => void): void }
  readonly errors: ErrorSink
}

/** Passes `tabs.onUpdated` and `tabs.onRemoved` on to the parts that follow tabs. */
export class TabEvents {
  readonly #deps: TabEventsDeps

  constructor(deps: TabEventsDeps) {
    this.#deps = deps
  }

  /**
   * Handles `tabs.onUpdated`. @param change has a `url` when the tab's page has changed @param pageUrl URL of the page,
   * where host permissions show it
   */
  updated(
    tabId: number,
    { url, status }: { readonly url?: string | undefined; readonly status?: string | undefined },
    pageUrl: string | undefined,
  ): void {
    const { pages, badge, enforcer, gate } = this.#deps
    pages.navigated(tabId, url)
    if (url === undefined && status === undefined) return
    badge.navigated(tabId, pageUrl)
    gate.whenOpen(() => enforcer.tabOpened(tabId))
  }

  closed(tabId: number): void {
    const { pages, badge, privateWindows, gate, errors } = this.#deps
    pages.closed(tabId)
    badge.closed(tabId)
    // A private window closes with its last tab. `windows.onRemoved` is no alternative, because Firefox for Android has
    // no windows.
    gate.opened.then(() => privateWindows.windowClosed()).catch(errors.report)
  }
}
