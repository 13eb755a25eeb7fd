import type { Client } from './client.ts'

/** The tab a surface is about. `url` is null while the browser does not let us read it. */
export interface TabInfo {
  readonly id: number
  readonly url: string | null
}

/** All that a surface needs of the browser around it. The gallery and the tests hand in one of their own. */
export interface Shell {
  readonly client: Client
  /** The language of the words, for plurals, dates and numbers. */
  readonly language: string
  tab(): Promise<TabInfo | null>
  onTabChange(id: number, changed: (tab: TabInfo) => void): () => void
  /** Must be called while a click is handled: the browser asks the person. */
  requestAccess(pattern: string): Promise<boolean>
  reload(tabId: number): Promise<void>
  openInTab(tab: TabInfo): Promise<void>
  copy(text: string): Promise<void>
  /** Kept in memory until the browser closes. */
  recall(key: string): Promise<unknown>
  remember(key: string, value: unknown): Promise<void>
}
