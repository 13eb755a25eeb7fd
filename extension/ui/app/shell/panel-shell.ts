import { browser } from '../../../browser.ts'
import { sites } from '../../../platform/sites.ts'
import { createBrowserClient } from '../client/browser-client.ts'
import { copyText } from './copy-text.ts'
import { saveFile } from './save-file.ts'
import type { Shell, TabInfo } from './shell.ts'
import { surfaceStorage } from './surface-storage.ts'

/**
 * Creates the shell of a DevTools panel. Firefox gives a panel neither `tabs` nor `permissions`, and Chromium shows no
 * permission prompt over DevTools. So the background reports the tab's URL, and permissions are requested on a page in a
 * tab.
 */
export function panelShell(): Shell {
  const { inspectedWindow, network } = browser.devtools
  const client = createBrowserClient()
  const id = inspectedWindow.tabId
  const find = async (): Promise<TabInfo> => ({ id, url: await client.call('tab.url', id) })
  const openInTab = async (tab: TabInfo): Promise<void> => {
    await client.call('page.open', { tabId: tab.id, url: tab.url })
  }
  return {
    sites,
    client,
    tabId: id,
    tab: find,
    onTabChange: (changed) => {
      const onNavigated = (url: string): void => changed({ id, url })
      network.onNavigated.addListener(onNavigated)
      return () => network.onNavigated.removeListener(onNavigated)
    },
    asks: 'elsewhere',
    requestAccess: async () => {
      await openInTab(await find())
      return false
    },
    // A panel never receives a permission, so it has none to remove.
    withdrawAccess: async () => undefined,
    reload: async () => inspectedWindow.reload(),
    openInTab,
    openBeside: null,
    addToDevTools: null,
    version: browser.runtime.getManifest().version,
    copy: copyText,
    save: saveFile,
    ...surfaceStorage,
  }
}
