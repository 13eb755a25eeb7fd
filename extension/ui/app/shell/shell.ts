import type { JarQuery } from '../../../../src/contract/call-types.ts'
import type { Sites } from '../../../../src/site/sites.ts'
import type { Client } from '../client/client.ts'

export type Surface = 'popup' | 'page' | 'panel' | 'sidebar'

/** The tab a surface is about. */
export interface TabInfo {
  readonly id: number
  /** null while the browser does not let us read it */
  readonly url: string | null
}

/** The question for the cookies of a tab's page. */
export function jarQueryOf(tab: TabInfo | null): JarQuery {
  const { id, url = null } = tab ?? {}
  return { ...(id === undefined ? {} : { tabId: id }), ...(url === null ? {} : { url }) }
}

/** Everything a surface needs of the browser around it. The gallery and the tests pass one of their own. */
export interface Shell {
  readonly sites: Sites
  readonly client: Client
  /** The tab that the surface's own address names; null: the browser has to be asked. */
  readonly tabId: number | null
  tab(): Promise<TabInfo | null>
  /**
   * Reports that the tab navigated, or, in a sidebar, that another tab came to the front.
   * @returns a function that ends the reports
   */
  onTabChange(onChange: (tab: TabInfo | null) => void): () => void
  /** Where the browser shows its permission prompt: here, or only on a page that `requestAccess` opens. */
  readonly asks: 'here' | 'elsewhere'
  /** Shows the browser's permission prompt. Must be called while a click is handled. */
  requestAccess(...patterns: string[]): Promise<boolean>
  /** Gives permissions back. Shows no prompt. */
  withdrawAccess(...patterns: string[]): Promise<void>
  reload(tabId: number): Promise<void>
  /** Opens this view in a tab; null where the surface is a tab already. */
  readonly openInTab: ((tab: TabInfo) => Promise<void>) | null
  /** Opens the side panel; null where it is open or does not exist. Must be called while a click is handled. */
  readonly openBeside: (() => Promise<void>) | null
  /** Asks for the permission to add a DevTools panel; null where none is needed. Must be called while a click is handled. */
  readonly addToDevTools: (() => Promise<boolean>) | null
  /** The extension's version. */
  readonly version: string
  /** Saves a text as a download. */
  save(name: string, text: string, type: string): Promise<void>
  /** Settings that hold for every surface, on disk. */
  readSettings(): Promise<unknown>
  writeSettings(settings: object): Promise<void>
  copy(text: string): Promise<void>
  /** Reads what `remember` kept, in memory, until the browser closes. */
  recall(key: string): Promise<unknown>
  remember(key: string, value: unknown): Promise<void>
}
