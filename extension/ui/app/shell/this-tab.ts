import { browser } from '../../../browser.ts'
import type { TabInfo } from './shell.ts'

/** The tab that a surface is about, and the window of the active one. */
export interface ThisTab {
  readonly tab: TabInfo | null
  readonly windowId?: number | undefined
}

/** The query of a surface's own address, `?tab=ID&url=URL`, says which tab it is about; without it, the active one of its window. */
export function tabIdIn(asked: URLSearchParams): number | null {
  const id = Number.parseInt(asked.get('tab') ?? '', 10)
  return Number.isNaN(id) ? null : id
}

export function findThisTab(asked: URLSearchParams): Promise<ThisTab> {
  const id = tabIdIn(asked)
  return id === null ? activeTab() : tabOf(id, asked.get('url'))
}

async function activeTab(): Promise<ThisTab> {
  const [active] = await browser.tabs.query({ active: true, currentWindow: true })
  const tab = active?.id === undefined ? null : { id: active.id, url: active.url ?? null }
  return { tab, windowId: active?.windowId }
}

async function tabOf(id: number, known: string | null): Promise<ThisTab> {
  const url = await browser.tabs.get(id).then(
    (tab) => tab.url,
    () => undefined, // The tab is gone: what it left in the log can still be read.
  )
  return { tab: { id, url: url ?? known } }
}
