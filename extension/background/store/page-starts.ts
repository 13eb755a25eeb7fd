import type { Exchange } from '../../../src/exchange/exchange.ts'
import type { LogEntry } from '../../../src/exchange/log-entry.ts'
import { readKeys, writeItems } from './session.ts'

const KEY = 'log:starts'

/** Where the log of each tab begins, when it is not preserved over navigations: what a tab did before is let go of. */
export class PageStarts {
  #starts = new Map<number, number>()

  async load(): Promise<void> {
    const stored = (await readKeys([KEY]))[KEY]
    if (!Array.isArray(stored)) return
    // Written by `begin` in this browser session.
    this.#starts = new Map(stored as [number, number][])
  }

  /** Whether the exchange is from before its tab's page. */
  hides({ tabId, seq }: Pick<Exchange, 'tabId' | 'seq'>): boolean {
    return seq < (this.#starts.get(tabId) ?? 0)
  }

  /** Begins anew in tabs where one of the entries is a navigation. @returns those tabs, and with which exchange */
  async begin(entries: readonly LogEntry[]): Promise<[tab: number, seq: number][]> {
    const begun: [number, number][] = []
    for (const { type, hop, tabId, seq, notes } of entries) {
      const navigates = type === 'main_frame' && hop === 0 && tabId >= 0 && !notes.includes('prerender')
      if (!navigates || seq <= (this.#starts.get(tabId) ?? 0)) continue
      this.#starts.set(tabId, seq)
      begun.push([tabId, seq])
    }
    if (begun.length > 0) await writeItems({ [KEY]: [...this.#starts] })
    return begun
  }
}
