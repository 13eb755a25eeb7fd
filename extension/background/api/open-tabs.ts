interface TabsApi {
  create(properties: { url: string }): Promise<unknown>
  get(tabId: number): Promise<{ readonly url?: string | undefined }>
}

interface RuntimeApi {
  getURL(path: string): string
}

/** Handles tabs for surfaces that can't do it themselves: a panel in Firefox's developer tools has no `tabs` API. */
export class OpenTabs {
  readonly #tabs: TabsApi
  readonly #runtime: RuntimeApi

  constructor(tabs: TabsApi, runtime: RuntimeApi) {
    this.#tabs = tabs
    this.#runtime = runtime
  }

  /** Opens Crumbline's own page for a tab. @param url of the page in that tab; null: not known */
  async openPage({ tabId, url }: { tabId: number; url: string | null }): Promise<void> {
    const query = new URLSearchParams({ tab: String(tabId), ...(url === null ? {} : { url }) })
    await this.#tabs.create({ url: this.#runtime.getURL(`page.html?${query}`) })
  }

  /** Returns the URL of the page in a tab; null where host permissions hide it. */
  async urlOf(tabId: number): Promise<string | null> {
    const { url } = await this.#tabs.get(tabId)
    return url ?? null
  }
}
