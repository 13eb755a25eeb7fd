import { encodePage } from '../../../src/exchange/codec/encode-page.ts'
import { EncodedPage } from '../../../src/exchange/codec/encoded-page.ts'
import type { Page } from '../../../src/exchange/codec/page-index.ts'
import type { SessionStorage } from '../session-storage.ts'

const PREFIX = 'log:page:'

/** Reads pages of the log from storage into the index. */
export class PageStore {
  readonly #storage: SessionStorage

  constructor(storage: SessionStorage) {
    this.#storage = storage
  }

  /** Loads pages into memory in encoded form: a search decodes only what it needs. */
  async loadEncoded(pages: readonly Page[]): Promise<void> {
    const missing = pages.filter(isNotLoaded)
    if (missing.length === 0) return
    const stored = await this.#storage.read(missing.map(pageKey))
    for (const page of missing) {
      const text = stored[pageKey(page)]
      // Another caller may have loaded it meanwhile: there must be only one object for each entry.
      if (!isNotLoaded(page)) continue
      if (typeof text === 'string') page.encoded = new EncodedPage(text)
      else {
        page.entries = []
        page.count = 0
      }
    }
  }

  /** Loads pages into memory decoded, so that their entries can change. */
  async loadEntries(pages: readonly Page[]): Promise<void> {
    await this.loadEncoded(pages)
    for (const page of pages) {
      page.entries ??= page.encoded?.exchanges.map(({ entry }) => entry) ?? []
      page.encoded = null
    }
  }

  remove(pages: readonly Page[], otherKeys: readonly string[] = []): Promise<void> {
    return this.#storage.remove([...pages.map(pageKey), ...otherKeys])
  }

  /**
   * Removes stored pages that the head does not name. They are left from a background that died while writing them (the
   * journal still has their entries) or while dropping them.
   */
  async removeUnnamed(keys: readonly string[], named: readonly Page[]): Promise<void> {
    const kept = new Set(named.map(pageKey))
    await this.#storage.remove(keys.filter((key) => key.startsWith(PREFIX) && !kept.has(key)))
  }
}

export function isNotLoaded(page: Page): boolean {
  return page.entries === null && page.encoded === null
}

/** @returns the page as a storage item */
export function encodeItem(page: Page): { readonly key: string; readonly text: string } {
  return { key: pageKey(page), text: encodePage(page.entries ?? []) }
}

function pageKey({ from }: Pick<Page, 'from'>): string {
  return `${PREFIX}${from}`
}
