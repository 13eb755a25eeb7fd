import { browser } from '../browser.ts'
import { platform } from '../platform/platform.ts'
import { browserClient } from './browser-client.ts'
import type { Shell, TabInfo } from './shell.ts'

/** @param asked the query of the surface's own address: `?tab=ID&url=URL` says which tab it is about */
export function browserShell(asked: URLSearchParams): Shell {
  return {
    client: browserClient,
    language: browser.i18n.getUILanguage(),
    tab: () => findTab(asked),
    onTabChange,
    requestAccess,
    reload: (tabId) => browser.tabs.reload(tabId),
    openInTab,
    copy: (text) => navigator.clipboard.writeText(text),
    recall: async (key) => (await browser.storage.session.get(key))[key],
    remember: (key, value) => browser.storage.session.set({ [key]: value }),
  }
}

/** WebSockets are asked for after, and without a dialog. */
async function requestAccess(pattern: string): Promise<boolean> {
  const granted = await browser.permissions.request({ origins: [pattern] })
  const sockets = [...platform.socketsOf(pattern)]
  if (!granted || sockets.length === 0) return granted
  await browser.permissions.request({ origins: sockets }).catch((error: unknown) => {
    console.warn('WebSockets stay unseen', error)
  })
  return granted
}

async function findTab(asked: URLSearchParams): Promise<TabInfo | null> {
  const id = Number.parseInt(asked.get('tab') ?? '', 10)
  if (Number.isNaN(id)) {
    const [active] = await browser.tabs.query({ active: true, currentWindow: true })
    return active?.id === undefined ? null : { id: active.id, url: active.url ?? null }
  }
  const url = await browser.tabs.get(id).then(
    (tab) => tab.url,
    () => undefined, // The tab is gone: what it left in the log can still be read.
  )
  return { id, url: url ?? asked.get('url') }
}

function onTabChange(id: number, changed: (tab: TabInfo) => void): () => void {
  const onUpdated = (tabId: number, change: { url?: string }): void => {
    if (tabId === id && change.url !== undefined) changed({ id, url: change.url })
  }
  browser.tabs.onUpdated.addListener(onUpdated)
  return () => browser.tabs.onUpdated.removeListener(onUpdated)
}

async function openInTab({ id, url }: TabInfo): Promise<void> {
  const query = new URLSearchParams({ tab: String(id), ...(url === null ? {} : { url }) })
  await browser.tabs.create({ url: browser.runtime.getURL(`popup.html?${query}`) })
}
