import type { Sites } from '../../../../src/site/sites.ts'
import type { Client } from './client.ts'

export type Surface = 'popup' | 'page' | 'panel' | 'sidebar'

/** The tab a surface is about. `url` is null while the browser does not let us read it. */
export interface TabInfo {
  readonly id: number
  readonly url: string | null
}

/** All that a surface needs of the browser around it. The gallery and the tests hand in one of their own. */
export interface Shell {
  readonly sites: Sites
  readonly client: Client
  /** The tab it is about, where its own address says so; null: it has to be asked. */
  readonly tabId: number | null
  tab(): Promise<TabInfo | null>
  /** The tab went elsewhere, or (a sidebar) another tab came to the front. @returns what ends it */
  onTabChange(changed: (tab: TabInfo | null) => void): () => void
  /** Where the browser asks for a permission: here, or only on a page that `requestAccess` opens. */
  readonly asks: 'here' | 'elsewhere'
  /** Must be called while a click is handled: the browser asks the person. */
  requestAccess(...patterns: string[]): Promise<boolean>
  /** The inverse. It asks nobody. */
  withdrawAccess(...patterns: string[]): Promise<void>
  reload(tabId: number): Promise<void>
  /** null: this is the tab. */
  readonly openInTab: ((tab: TabInfo) => Promise<void>) | null
  /** Opens the surface beside the page; null where it is there already, or can't be. Must be called while a click is handled. */
  readonly openBeside: (() => Promise<void>) | null
  /** Asks for the panel in the developer tools; null where nobody has to be asked. Must be called while a click is handled. */
  readonly addToDevTools: (() => Promise<boolean>) | null
  /** Of Crumbline. */
  readonly version: string
  /** A file, where the browser puts downloads. */
  save(name: string, text: string, type: string): Promise<void>
  /** What a person chose once and for all; on disk. */
  readSettings(): Promise<unknown>
  writeSettings(settings: object): Promise<void>
  copy(text: string): Promise<void>
  /** Kept in memory until the browser closes. */
  recall(key: string): Promise<unknown>
  remember(key: string, value: unknown): Promise<void>
}
