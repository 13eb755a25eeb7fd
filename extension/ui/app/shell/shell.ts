import type { JarQuery } from '../../../../src/contract/call-types.ts'
import type { Sites } from '../../../../src/site/sites.ts'
import type { Client } from '../client/client.ts'

export type Surface = 'popup' | 'page' | 'panel' | 'sidebar'

/** The browser tab that a surface shows. */
export interface TabInfo {
  readonly id: number
  /** null while the browser hides it */
  readonly url: string | null
}

/** Returns the query for the cookies of a tab's page. */
export function jarQueryOf(tab: TabInfo | null): JarQuery {
  const { id, url = null } = tab ?? {}
  return { ...(id === undefined ? {} : { tabId: id }), ...(url === null ? {} : { url }) }
}

/** The browser functions that a surface uses. The gallery and the tests provide their own. */
export interface Shell {
  readonly sites: Sites
  readonly client: Client
  /** The tab named in the surface's own URL; null: the browser must be queried. */
  readonly tabId: number | null
  tab(): Promise<TabInfo | null>
  /**
   * Reports that the tab navigated, or, in a sidebar, that another tab became active.
   * @returns a function that stops the reports
   */
  onTabChange(onChange: (tab: TabInfo | null) => void): () => void
  /** Says where the browser shows its permission prompt: here, or only on a page that `requestAccess` opens. */
  readonly asks: 'here' | 'elsewhere'
  /** Shows the browser's permission prompt. Must be called while a click is handled. */
  requestAccess(...patterns: string[]): Promise<boolean>
  /** Removes permissions. Shows no prompt. */
  withdrawAccess(...patterns: string[]): Promise<void>
  reload(tabId: number): Promise<void>
  /** Opens this view in a tab; null where the surface is a tab already. */
  readonly openInTab: ((tab: TabInfo) => Promise<void>) | null
  /** Opens the side panel; null where it is open or does not exist. Must be called while a click is handled. */
  readonly openBeside: (() => Promise<void>) | null
  /** Requests the permission to add a DevTools panel; null where none is needed. Must be called while a click is handled. */
  readonly addToDevTools: (() => Promise<boolean>) | null
  /** The extension's version. */
  readonly version: string
  /** Saves a text as a download. */
  save(name: string, text: string, type: string): Promise<void>
  /** Reads the settings, which apply to every surface and are stored on disk. */
  readSettings(): Promise<unknown>
  writeSettings(settings: object): Promise<void>
  copy(text: string): Promise<void>
  /** Reads the value that `remember` stored in memory until the browser closes. */
  recall(key: string): Promise<unknown>
  remember(key: string, value: unknown): Promise<void>
}
