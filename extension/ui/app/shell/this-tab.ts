import { browser } from '../../../browser.ts'
import type { TabInfo } from './shell.ts'

/** The browser tab that a surface shows. */
export interface ThisTab {
  readonly tab: TabInfo | null
  /** The window of the active tab; undefined for a surface whose URL names its tab. */
  readonly windowId?: number | undefined
}

/**
 * Reads the tab id from a URL. @param query the query of the surface's own URL; `?tab=ID&url=URL` names a tab. @returns
 * null: the surface follows the active tab
 */
export function tabIdIn(query: URLSearchParams): number | null {
  const id = Number.parseInt(query.get('tab') ?? '', 10)
  return Number.isNaN(id) ? null : id
}

/** Finds the tab that the surface shows. @param query see `tabIdIn` */
export function findThisTab(query: URLSearchParams): Promise<ThisTab> {
  const id = tabIdIn(query)
  return id === null ? activeTab() : namedTab(id, query.get('url'))
}

async function activeTab(): Promise<ThisTab> {
  const [active] = await browser.tabs.query({ active: true, currentWindow: true })
  const tab = active?.id === undefined ? null : { id: active.id, url: active.url ?? null }
  return { tab, windowId: active?.windowId }
}

async function namedTab(id: number, knownUrl: string | null): Promise<ThisTab> {
  const url = await browser.tabs.get(id).then(
    (tab) => tab.url,
    () => undefined, // The tab is closed, but its part of the log can still be read.
  )
  return { tab: { id, url: url ?? knownUrl } }
}
