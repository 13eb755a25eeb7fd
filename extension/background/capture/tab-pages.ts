const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i

/** The methods of `browser.tabs` that are used. */
export interface TabsApi {
  query(filter: object): Promise<{ readonly id?: number | undefined; readonly url?: string | undefined }[]>
}

/** Knows which page each tab shows, where host permissions reveal it. */
export class TabPages {
  readonly #tabs: TabsApi
  readonly #pages = new Map<number, string>()

  constructor(tabs: TabsApi) {
    this.#tabs = tabs
  }

  /** Reads the open tabs. The browser leaves out the URLs of pages without permission. */
  async load(): Promise<void> {
    for (const { id, url } of await this.#tabs.query({})) {
      // Keep the newer URL of a navigation that was reported meanwhile.
      if (id !== undefined && !this.#pages.has(id)) this.navigated(id, url)
    }
  }

  navigated(tabId: number, url: string | undefined): void {
    if (url !== undefined) this.#pages.set(tabId, url)
  }

  closed(tabId: number): void {
    this.#pages.delete(tabId)
  }

  pageOf(tabId: number): string | undefined {
    return this.#pages.get(tabId)
  }

  /** @returns the tabs that show a page of the origin */
  tabsOf(origin: string): number[] {
    const found: number[] = []
    for (const [tabId, url] of this.#pages) if (ORIGIN.exec(url)?.[0] === origin) found.push(tabId)
    return found
  }
}
