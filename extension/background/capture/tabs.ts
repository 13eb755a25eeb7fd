import { browser } from '../../browser.ts'

const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i

/** The page that each tab shows, as far as we may see it. */
export class Tabs {
  readonly #pages = new Map<number, string>()

  /** Reads those that are open. The browser leaves out the URL of pages that we may not see. */
  async load(): Promise<void> {
    for (const { id, url } of await browser.tabs.query({})) {
      // What was heard meanwhile is newer.
      if (id !== undefined && !this.#pages.has(id)) this.navigated(id, url)
    }
  }

  navigated(tab: number, url: string | undefined): void {
    if (url !== undefined) this.#pages.set(tab, url)
  }

  closed(tab: number): void {
    this.#pages.delete(tab)
  }

  page(tab: number): string | undefined {
    return this.#pages.get(tab)
  }

  /** Tabs that show a page of an origin. */
  ofOrigin(origin: string): number[] {
    const found: number[] = []
    for (const [tab, url] of this.#pages) if (ORIGIN.exec(url)?.[0] === origin) found.push(tab)
    return found
  }
}
