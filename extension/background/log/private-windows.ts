import type { LogEntry } from '../../../src/exchange/model/log-entry.ts'
import type { LoggedChange } from '../../../src/jar/logged-change.ts'
import { Queue } from '../../../src/queue.ts'
import { PRIVATE_STORE } from '../../platform/private-store.ts'
import type { SessionStorage } from '../session-storage.ts'
import type { ChangeLog } from './change-log.ts'
import type { ExchangeLog } from './exchange-log.ts'
import type { Surfaces } from './surfaces.ts'

const KEY = 'log:private'

/** `browser.tabs`, as far as it is used. Tabs and not windows: Firefox for Android has no windows. */
export interface TabList {
  query(filter: object): Promise<{ readonly incognito: boolean }[]>
}

/**
 * Forgets what the log holds of private windows when the last of them has closed. A mark in storage remembers, beyond the run of
 * the background, that there is something to forget.
 */
export class PrivateWindows {
  readonly #storage: SessionStorage
  readonly #log: ExchangeLog
  readonly #changes: ChangeLog
  readonly #tabs: TabList
  readonly #surfaces: Surfaces
  readonly #queue = new Queue()
  #isMarked = false
  /** A private window is open, so what the log holds of it stays; false: not known. */
  #isOpen = false

  constructor(storage: SessionStorage, log: ExchangeLog, changes: ChangeLog, tabs: TabList, surfaces: Surfaces) {
    this.#storage = storage
    this.#log = log
    this.#changes = changes
    this.#tabs = tabs
    this.#surfaces = surfaces
  }

  async load(): Promise<void> {
    this.#isMarked = (await this.#storage.read([KEY]))[KEY] === true
  }

  /**
   * The last private window may have closed while the background was stopped. Exchanges are stored before the mark, so an
   * incognito entry counts as one. @param entries as loaded from the log @returns those that stay
   */
  async forgetClosed(entries: readonly LogEntry[]): Promise<readonly LogEntry[]> {
    const isMarked = this.#isMarked || entries.some(({ incognito }) => incognito)
    if (!isMarked || (await this.#hasOpenTab())) return entries
    await this.#forget()
    return entries.filter(({ incognito }) => !incognito)
  }

  /** A window has closed, or a tab, which is all that Firefox for Android reports. */
  windowClosed(): Promise<void> {
    this.#isOpen = false
    return this.#queue.run(() => this.#forgetIfClosed())
  }

  /**
   * Something of a private window was stored. What a page does while its window closes is reported after the window has gone,
   * so this looks for the window again.
   */
  async noteStored(): Promise<void> {
    if (this.#isOpen) return
    await this.#queue.run(async () => {
      if (!this.#isMarked) {
        this.#isMarked = true
        await this.#storage.write({ [KEY]: true })
      }
      await this.#forgetIfClosed()
    })
  }

  async #forgetIfClosed(): Promise<void> {
    if (!this.#isMarked) return
    this.#isOpen = await this.#hasOpenTab()
    if (!this.#isOpen) await this.#forget()
  }

  async #forget(): Promise<void> {
    await this.#log.forget(({ incognito }) => incognito)
    await this.#changes.forget(isPrivateChange)
    this.#isMarked = false
    await this.#storage.remove([KEY])
    this.#surfaces.broadcast({ kind: 'cleared', incognito: true })
  }

  async #hasOpenTab(): Promise<boolean> {
    return (await this.#tabs.query({})).some(({ incognito }) => incognito)
  }
}

/** Whether a cookie of a private window changed. */
export function isPrivateChange({ cookie }: Pick<LoggedChange, 'cookie'>): boolean {
  return cookie.storeId === PRIVATE_STORE
}
