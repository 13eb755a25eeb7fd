import type { ActiveRule } from '../../src/rules/plan/plan.ts'
import { reachesPage } from '../../src/rules/scope/reaches-page.ts'
import type { ErrorSink } from './error-sink.ts'

const KEY = 'badge'
const COLOR = '#5b3fd1'
/** A count that no tab really has. It means that the number on the tab's badge is unknown. */
const UNKNOWN = -1

interface ActionApi {
  setTitle(details: { tabId: number; title: string }): Promise<void>
  /** Firefox for Android has no badge. */
  setBadgeText?(details: { tabId: number; text: string }): Promise<void>
  setBadgeBackgroundColor?(details: { color: string }): Promise<void>
}

interface TabsApi {
  query(filter: object): Promise<readonly { readonly id?: number | undefined; readonly url?: string | undefined }[]>
}

interface SessionItems {
  read(keys: readonly string[]): Promise<Record<string, unknown>>
  write(items: Readonly<Record<string, unknown>>): Promise<void>
}

export interface BadgeDeps {
  readonly action: ActionApi
  readonly tabs: TabsApi
  readonly session: SessionItems
  readonly getMessage: (key: string, substitution: string) => string
  readonly errors: ErrorSink
}

/**
 * Shows on each tab's toolbar button how many rules affect it: those whose scope covers the page's host, and those
 * applied to the page's requests to other hosts.
 */
export class Badge {
  readonly #deps: BadgeDeps
  /** URL of the page in each tab; undefined where host permissions hide it. */
  readonly #pages = new Map<number, string | undefined>()
  /**
   * Ids of the rules applied to requests of each tab's page. Holds only tabs that show a count or have shown one. It is
   * stored, so that a restarted background neither forgets a rule nor leaves a stale count on a tab.
   */
  readonly #touched = new Map<number, ReadonlySet<string>>()
  readonly #shown = new Map<number, number>()
  #active: readonly ActiveRule[] = []
  #isLoaded = false

  constructor(deps: BadgeDeps) {
    this.#deps = deps
  }

  /** Restores the counts of an earlier run of the background, and updates the badges. */
  async load(): Promise<void> {
    const { action, tabs, session } = this.#deps
    const [stored, open] = await Promise.all([session.read([KEY]), tabs.query({})])
    for (const { id, url } of open) if (id !== undefined && !this.#pages.has(id)) this.#pages.set(id, url)
    // Not validated: only this class writes it, and it ends with the browser's session.
    const text = stored[KEY]
    const known = (typeof text === 'string' ? JSON.parse(text) : []) as [number, string[]][]
    for (const [tabId, ids] of known) {
      if (!this.#pages.has(tabId)) continue
      this.#touched.set(tabId, new Set(ids))
      this.#shown.set(tabId, UNKNOWN)
    }
    await action.setBadgeBackgroundColor?.({ color: COLOR })
    this.#isLoaded = true
    for (const tabId of this.#pages.keys()) this.#show(tabId)
  }

  /** Replaces the active rules. @param active the rules that apply from now on */
  use(active: readonly ActiveRule[]): void {
    if (active === this.#active) return
    this.#active = active
    // Drop rules that are off: when switched on again, they have not affected the current page yet.
    const inForce = new Set(active.map(({ id }) => id))
    for (const [tabId, ids] of this.#touched) {
      const left = [...ids].filter((id) => inForce.has(id))
      if (this.#isLoaded && left.length < ids.size) this.#setTouched(tabId, new Set(left))
    }
    for (const tabId of this.#pages.keys()) this.#show(tabId)
  }

  /** Records that a request of the tab left with these rules applied. @param isPage true if it loads the tab's next page */
  sent(tabId: number, rules: readonly ActiveRule[], isPage: boolean): void {
    if (tabId < 0 || !this.#isLoaded) return
    const before = this.#touched.get(tabId)
    if (rules.every(({ id }) => before?.has(id)) && (!isPage || (before?.size ?? 0) === rules.length)) return
    this.#setTouched(tabId, new Set([...(isPage ? [] : (before ?? [])), ...rules.map(({ id }) => id)]))
    this.#show(tabId)
  }

  /** Updates the count after a navigation or reload, for which the browser clears the tab's badge. */
  navigated(tabId: number, url: string | undefined): void {
    this.#pages.set(tabId, url)
    if (this.#shown.has(tabId)) this.#shown.set(tabId, UNKNOWN)
    this.#show(tabId)
  }

  closed(tabId: number): void {
    this.#pages.delete(tabId)
    this.#shown.delete(tabId)
    if (this.#touched.has(tabId)) this.#setTouched(tabId, null)
  }

  #show(tabId: number): void {
    if (!this.#isLoaded) return
    const page = this.#pages.get(tabId)
    const touched = this.#touched.get(tabId)
    const touches = ({ id, scope }: ActiveRule) =>
      touched?.has(id) || (page !== undefined && reachesPage(scope, page, tabId))
    const count = this.#active.filter(touches).length
    if (count === (this.#shown.get(tabId) ?? 0)) return
    this.#shown.set(tabId, count)
    if (!touched) this.#setTouched(tabId, new Set())
    // Rejects when the tab has closed.
    this.#write(tabId, count).catch(() => this.#shown.delete(tabId))
  }

  /** @param ids null: the tab has closed */
  #setTouched(tabId: number, ids: ReadonlySet<string> | null): void {
    const { session, errors } = this.#deps
    if (ids) this.#touched.set(tabId, ids)
    else this.#touched.delete(tabId)
    const known = [...this.#touched].map(([tab, touched]) => [tab, [...touched]])
    session.write({ [KEY]: JSON.stringify(known) }).catch(errors.report)
  }

  async #write(tabId: number, count: number): Promise<void> {
    const { action, getMessage } = this.#deps
    const text = count === 0 ? '' : String(count)
    await action.setBadgeText?.({ tabId, text })
    await action.setTitle({ tabId, title: getMessage(count === 0 ? 'action_title' : 'action_title_rules', text) })
  }
}
