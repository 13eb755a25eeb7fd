import { browser } from '../../../browser.ts'
import { platform } from '../../../platform/platform.ts'
import { sites } from '../../../platform/sites.ts'
import { takeAnswer } from '../asked-ahead.ts'
import { browserClient } from './browser-client.ts'
import { saveFile } from './save-file.ts'
import type { Shell, Surface, TabInfo } from './shell.ts'
import { memory } from './surface-storage.ts'
import { findThisTab, type ThisTab, tabIdIn } from './this-tab.ts'

/** The window that the surface is in, once it is known: a side panel opens only while a click is handled, with no time to ask. */
let windowId: number | undefined

/** @param surface which one of ours it is @param asked the query of the surface's own address: see `tabIdIn` */
export function browserShell(surface: Surface, asked: URLSearchParams): Shell {
  const fixed = tabIdIn(asked)
  const find = async (): Promise<TabInfo | null> => {
    const found = await findThisTab(asked)
    windowId = found.windowId
    return found.tab
  }
  let changed: Changed = () => undefined
  /** What is on its way was asked before anybody followed the tab: it may be another one since. */
  const findFirst = async (): Promise<TabInfo | null> => {
    const early = await takeAnswer<ThisTab>('tab')
    if (early === undefined) return find()
    windowId = early.windowId
    void find().then((tab) => JSON.stringify(tab) === JSON.stringify(early.tab) || changed(tab))
    return early.tab
  }
  return {
    sites,
    client: browserClient,
    tabId: fixed,
    tab: findFirst,
    onTabChange: (onChange) => {
      changed = onChange
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
    ...memory,
    recall: (key) => takeAnswer(key) ?? memory.recall(key),
    readSettings: () => takeAnswer('settings') ?? memory.readSettings(),
  }
}

/** WebSockets are asked for after, and without a dialog. */
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
  const gone = patterns.flatMap((pattern) => [pattern, ...platform.socketsOf(pattern)])
  const { origins: before = [] } = await browser.permissions.getAll()
  await browser.permissions.remove({ origins: gone })
  const { origins: after = [] } = await browser.permissions.getAll()
  const others = before.filter((one) => !gone.includes(one) && !after.includes(one))
  // With a pattern Chromium takes away those of single sites in it too (seen in 156): these were not meant.
  if (others.length > 0) await browser.permissions.request({ origins: others })
}

type Changed = (tab: TabInfo | null) => void

function followOne(id: number, changed: Changed): () => void {
  const onUpdated = (tabId: number, change: { url?: string }): void => {
    if (tabId === id && change.url !== undefined) changed({ id, url: change.url })
  }
  browser.tabs.onUpdated.addListener(onUpdated)
  return () => browser.tabs.onUpdated.removeListener(onUpdated)
}

/** A sidebar stays while people change tabs in its window. */
function followActive(find: () => Promise<TabInfo | null>, changed: Changed): () => void {
  const look = (): void => void find().then(changed)
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
  // The popup has done its work.
  window.close()
}

function addToDevTools(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['devtools'] })
}

async function openInTab({ id, url }: TabInfo): Promise<void> {
  const query = new URLSearchParams({ tab: String(id), ...(url === null ? {} : { url }) })
  await browser.tabs.create({ url: browser.runtime.getURL(`page.html?${query}`) })
}
