import type { LogEntry } from '../../../src/exchange/model/log-entry.ts'
import type { LoggedChange } from '../../../src/jar/logged-change.ts'
import { Queue } from '../../../src/queue.ts'
import { PRIVATE_STORE } from '../../platform/private-store.ts'
import type { SessionStorage } from '../session-storage.ts'
import type { ChangeLog } from './change-log.ts'
import type { ExchangeLog } from './exchange-log.ts'
import type { Surfaces } from './surfaces.ts'

const KEY = 'log:private'

/** The members of `browser.tabs` that are used. `windows` is not an option: Firefox for Android has no windows. */
export interface TabList {
  query(filter: object): Promise<{ readonly incognito: boolean }[]>
}

/**
 * Removes private windows' data from the log when the last private window has closed. A flag in storage survives the
 * background and says that there is such data.
 */
export class PrivateWindows {
  readonly #storage: SessionStorage
  readonly #log: ExchangeLog
  readonly #changes: ChangeLog
  readonly #tabs: TabList
  readonly #surfaces: Surfaces
  readonly #queue = new Queue()
  #isMarked = false
  /** True if a private window is open, so its data stays; false: not known. */
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
   * The last private window may have closed while no background ran. Exchanges are stored before the flag, so an
   * incognito entry counts as a flag.
   * @param entries as loaded from the log @returns the entries that stay
   */
  async forgetClosed(entries: readonly LogEntry[]): Promise<readonly LogEntry[]> {
    const isMarked = this.#isMarked || entries.some(({ incognito }) => incognito)
    if (!isMarked || (await this.#hasOpenTab())) return entries
    await this.#forget()
    return entries.filter(({ incognito }) => !incognito)
  }

  /** Called when a window closes, or a tab: Firefox for Android reports nothing else. */
  windowClosed(): Promise<void> {
    this.#isOpen = false
    return this.#queue.run(() => this.#forgetIfClosed())
  }

  /**
   * Called when data of a private window was stored. Events of a closing window's page are reported after the window has
   * gone, so this checks whether one is still open.
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

/** Returns whether the change is of a private window's cookie. */
export function isPrivateChange({ cookie }: Pick<LoggedChange, 'cookie'>): boolean {
  return cookie.storeId === PRIVATE_STORE
}
