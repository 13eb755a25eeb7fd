import type { ActiveRule } from '../../src/inject/plan.ts'
import { reachesPage } from '../../src/inject/reaches-page.ts'
import { browser } from '../browser.ts'
import type { SessionStorage } from './session-storage.ts'

const KEY = 'badge'
const COLOR = '#5b3fd1'
/** What the browser shows of a tab is not known. */
const UNKNOWN = -1

/**
 * The toolbar says on the tabs that an injection touches how many rules do: those about the page's host, and those that its
 * requests to other hosts were seen to leave by. It must not be forgotten, and it must not be said of other tabs.
 */
export class Badge {
  readonly #storage: SessionStorage
  readonly #trouble: (error: unknown) => void
  /** What each tab shows; undefined where we may not know. */
  readonly #pages = new Map<number, string | undefined>()
  /**
   * Rules that requests of a tab's page were seen to leave by. A tab that has no number on it, and never had, is not in it. It
   * is stored: a background that is woken must neither say less nor leave a number standing.
   */
  readonly #touched = new Map<number, ReadonlySet<string>>()
  readonly #shown = new Map<number, number>()
  #active: readonly ActiveRule[] = []
  #isLoaded = false

  constructor(storage: SessionStorage, trouble: (error: unknown) => void) {
    this.#storage = storage
    this.#trouble = trouble
  }

  /** Goes on where an earlier life of the background stopped. */
  async load(): Promise<void> {
    const [stored, tabs] = await Promise.all([this.#storage.read([KEY]), browser.tabs.query({})])
    for (const { id, url } of tabs) if (id !== undefined && !this.#pages.has(id)) this.#pages.set(id, url)
    // Only we write here, and only in this session.
    const text = stored[KEY]
    const known = (typeof text === 'string' ? JSON.parse(text) : []) as [number, string[]][]
    for (const [tabId, ids] of known) {
      if (!this.#pages.has(tabId)) continue
      this.#touched.set(tabId, new Set(ids))
      this.#shown.set(tabId, UNKNOWN)
    }
    await browser.action.setBadgeBackgroundColor?.({ color: COLOR })
    this.#isLoaded = true
    for (const tabId of this.#pages.keys()) this.#show(tabId)
  }

  /** These rules are in force. */
  use(active: readonly ActiveRule[]): void {
    if (active === this.#active) return
    this.#active = active
    // One that comes back has not touched what is there now.
    const inForce = new Set(active.map(({ id }) => id))
    for (const [tabId, ids] of this.#touched) {
      const left = [...ids].filter((id) => inForce.has(id))
      if (this.#isLoaded && left.length < ids.size) this.#keep(tabId, new Set(left))
    }
    for (const tabId of this.#pages.keys()) this.#show(tabId)
  }

  /** A request of the tab was seen to leave by rules. @param isPage it asks for the tab's next page */
  sent(tabId: number, rules: readonly ActiveRule[], isPage: boolean): void {
    if (tabId < 0 || !this.#isLoaded) return
    const before = this.#touched.get(tabId)
    if (rules.every(({ id }) => before?.has(id)) && (!isPage || (before?.size ?? 0) === rules.length)) return
    this.#keep(tabId, new Set([...(isPage ? [] : (before ?? [])), ...rules.map(({ id }) => id)]))
    this.#show(tabId)
  }

  /** The tab shows another page, or the same anew: the browser has forgotten what it said of it. */
  navigated(tabId: number, url: string | undefined): void {
    this.#pages.set(tabId, url)
    if (this.#shown.has(tabId)) this.#shown.set(tabId, UNKNOWN)
    this.#show(tabId)
  }

  closed(tabId: number): void {
    this.#pages.delete(tabId)
    this.#shown.delete(tabId)
    if (this.#touched.has(tabId)) this.#keep(tabId, null)
  }

  #show(tabId: number): void {
    if (!this.#isLoaded) return
    const page = this.#pages.get(tabId)
    const seen = this.#touched.get(tabId)
    const isAbout = ({ id, scope }: ActiveRule) =>
      seen?.has(id) || (page !== undefined && reachesPage(scope, page, tabId))
    const count = this.#active.filter(isAbout).length
    if (count === (this.#shown.get(tabId) ?? 0)) return
    this.#shown.set(tabId, count)
    if (!seen) this.#keep(tabId, new Set())
    // The tab is gone: there is nobody to tell.
    tell(tabId, count).catch(() => this.#shown.delete(tabId))
  }

  /** @param ids null: the tab is gone */
  #keep(tabId: number, ids: ReadonlySet<string> | null): void {
    if (ids) this.#touched.set(tabId, ids)
    else this.#touched.delete(tabId)
    const known = [...this.#touched].map(([tab, seen]) => [tab, [...seen]])
    this.#storage.write({ [KEY]: JSON.stringify(known) }).catch(this.#trouble)
  }
}

/** Firefox for Android has no badge. */
async function tell(tabId: number, count: number): Promise<void> {
  const text = count === 0 ? '' : String(count)
  await browser.action.setBadgeText?.({ tabId, text })
  await browser.action.setTitle({
    tabId,
    title: browser.i18n.getMessage(count === 0 ? 'action_title' : 'action_title_rules', text),
  })
}
