import type { Exchange } from '../../../src/exchange/model/exchange.ts'
import type { LogEntry } from '../../../src/exchange/model/log-entry.ts'
import type { SessionStorage } from '../session-storage.ts'

const KEY = 'log:starts'

/** A tab, and the exchange with which its log begins. */
export interface PageStart {
  readonly tabId: number
  readonly seq: number
}

/**
 * Knows where the log of each tab begins when it is not preserved over navigations. Earlier exchanges of the tab are
 * hidden.
 */
export class PageStarts {
  readonly #storage: SessionStorage
  #starts = new Map<number, number>()

  constructor(storage: SessionStorage) {
    this.#storage = storage
  }

  async load(): Promise<void> {
    const stored = (await this.#storage.read([KEY]))[KEY]
    if (!Array.isArray(stored)) return
    // Trusted: `begin` wrote it in this browser session.
    this.#starts = new Map(stored as [number, number][])
  }

  /** Returns whether the exchange is older than the page that its tab shows. */
  hides({ tabId, seq }: Pick<Exchange, 'tabId' | 'seq'>): boolean {
    return seq < (this.#starts.get(tabId) ?? 0)
  }

  /** Starts a new page in each tab that an entry navigates. @returns those tabs */
  async begin(entries: readonly LogEntry[]): Promise<PageStart[]> {
    const begun: PageStart[] = []
    for (const { type, hop, tabId, seq, notes } of entries) {
      const isNavigation = type === 'main_frame' && hop === 0 && tabId >= 0 && !notes.includes('prerender')
      if (!isNavigation || seq <= (this.#starts.get(tabId) ?? 0)) continue
      this.#starts.set(tabId, seq)
      begun.push({ tabId, seq })
    }
    if (begun.length > 0) await this.#storage.write({ [KEY]: [...this.#starts] })
    return begun
  }
}
