import { browser } from '../../../browser.ts'
import { sites } from '../../../platform/sites.ts'
import { browserClient } from './browser-client.ts'
import { copyText } from './copy-text.ts'
import { saveFile } from './save-file.ts'
import type { Shell, TabInfo } from './shell.ts'
import { memory } from './surface-storage.ts'

/**
 * The shell of a panel of the developer tools. Firefox gives it no `tabs` and no `permissions`, and Chromium no place for
 * a dialog: the background tells
 * what the tab shows, and permissions are asked for by the page, in a tab of its own.
 */
export function panelShell(): Shell {
  const { inspectedWindow, network } = browser.devtools
  const id = inspectedWindow.tabId
  const find = async (): Promise<TabInfo> => ({ id, url: await browserClient.call('tab.url', id) })
  const openInTab = async (tab: TabInfo): Promise<void> => {
    await browserClient.call('page.open', { tabId: tab.id, url: tab.url })
  }
  return {
    sites,
    client: browserClient,
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
    // Nothing was given here.
    withdrawAccess: async () => undefined,
    reload: async () => inspectedWindow.reload(),
    openInTab,
    openBeside: null,
    addToDevTools: null,
    version: browser.runtime.getManifest().version,
    copy: copyText,
    save: saveFile,
    ...memory,
  }
}
