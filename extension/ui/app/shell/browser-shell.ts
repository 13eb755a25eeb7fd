import { browser } from '../../../browser.ts'
import { platform } from '../../../platform/platform.ts'
import { sites } from '../../../platform/sites.ts'
import type { Client } from '../client/client.ts'
import { saveFile } from './save-file.ts'
import type { Shell, Surface, TabInfo } from './shell.ts'
import { surfaceStorage } from './surface-storage.ts'
import { findThisTab, type ThisTab, tabIdIn } from './this-tab.ts'

/**
 * The window of the surface, once known. A side panel opens only while a click is handled, which leaves no time to query
 * it.
 */
let windowId: number | undefined

interface Options {
  readonly surface: Surface
  /** The query of the surface's own URL: see `tabIdIn`. */
  readonly query: URLSearchParams
  readonly client: Client
  /** The tab, if it was requested before the application started. */
  readonly firstTab: Promise<ThisTab> | null
}

/** Creates the shell of a surface that is one of the extension's own pages. */
export function browserShell({ surface, query, client, firstTab }: Options): Shell {
  const fixed = tabIdIn(query)
  const find = async (): Promise<TabInfo | null> => {
    const found = await findThisTab(query)
    windowId = found.windowId
    return found.tab
  }
  let onChange: OnChange = () => undefined
  let early = firstTab
  const tab = async (): Promise<TabInfo | null> => {
    const asked = early
    early = null
    if (asked === null) return find()
    const first = await asked
    windowId = first.windowId
    // The tab was not followed while the first answer was pending. Query it again, and report a change.
    void find().then((now) => JSON.stringify(now) === JSON.stringify(first.tab) || onChange(now))
    return first.tab
  }
  return {
    sites,
    client,
    tabId: fixed,
    tab,
    onTabChange: (changed) => {
      onChange = changed
      return fixed === null ? followActive(find, changed) : followOne(fixed, changed)
    },
    asks: 'here',
    requestAccess,
    withdrawAccess,
    reload: (tabId) => browser.tabs.reload(tabId),
    openInTab: surface === 'page' ? null : openInTab,
    openBeside: surface === 'popup' ? openBeside : null,
    addToDevTools: platform.asksForDevTools ? addToDevTools : null,
    version: browser.runtime.getManifest().version,
    copy: (text) => navigator.clipboard.writeText(text),
    save: saveFile,
    ...surfaceStorage,
  }
}

/** Requests access to pages, then to their WebSockets, for which no browser prompts. */
async function requestAccess(...patterns: string[]): Promise<boolean> {
  const granted = await browser.permissions.request({ origins: patterns })
  const sockets = patterns.flatMap((pattern) => [...platform.socketsOf(pattern)])
  if (!granted || sockets.length === 0) return granted
  await browser.permissions.request({ origins: sockets }).catch((error: unknown) => {
    console.warn('WebSockets stay unseen', error)
  })
  return granted
}

async function withdrawAccess(...patterns: string[]): Promise<void> {
  const wanted = patterns.flatMap((pattern) => [pattern, ...platform.socketsOf(pattern)])
  const { origins: before = [] } = await browser.permissions.getAll()
  await browser.permissions.remove({ origins: wanted })
  const { origins: after = [] } = await browser.permissions.getAll()
  const others = before.filter((one) => !wanted.includes(one) && !after.includes(one))
  // Chromium 156 also removes permissions of single sites inside a removed pattern. Request those again, because the user
  // did not give them up.
  if (others.length > 0) await browser.permissions.request({ origins: others })
}

type OnChange = (tab: TabInfo | null) => void

function followOne(id: number, onChange: OnChange): () => void {
  const onUpdated = (tabId: number, change: { url?: string }): void => {
    if (tabId === id && change.url !== undefined) onChange({ id, url: change.url })
  }
  browser.tabs.onUpdated.addListener(onUpdated)
  return () => browser.tabs.onUpdated.removeListener(onUpdated)
}

/** Follows the active tab of the window: a sidebar stays open while the user switches tabs. */
function followActive(find: () => Promise<TabInfo | null>, onChange: OnChange): () => void {
  const look = (): void => void find().then(onChange)
  const onUpdated = (_: number, change: { url?: string }, tab: { active: boolean }): void => {
    if (tab.active && change.url !== undefined) look()
  }
  browser.tabs.onActivated.addListener(look)
  browser.tabs.onUpdated.addListener(onUpdated)
  return () => {
    browser.tabs.onActivated.removeListener(look)
    browser.tabs.onUpdated.removeListener(onUpdated)
  }
}

async function openBeside(): Promise<void> {
  if (windowId === undefined) return
  await platform.openBeside(windowId)
  window.close()
}

function addToDevTools(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['devtools'] })
}

async function openInTab({ id, url }: TabInfo): Promise<void> {
  const query = new URLSearchParams({ tab: String(id), ...(url === null ? {} : { url }) })
  await browser.tabs.create({ url: browser.runtime.getURL(`page.html?${query}`) })
}
