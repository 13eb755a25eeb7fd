import { call } from '../client/call.ts'
import { openEarlyPort } from '../client/early-port.ts'
import type { TabInfo } from '../shell/shell.ts'
import { surfaceStorage } from '../shell/surface-storage.ts'
import { findThisTab, tabIdIn } from '../shell/this-tab.ts'
import { type Preload, type PreloadedScreen, preloadScreen } from './preload.ts'

/**
 * The preloaded data, requested as soon as this file is evaluated. The entry imports it first, so that the background
 * answers while the rest of the code is evaluated. null in a DevTools panel, which has no `tabs` API to find its tab.
 */
export const preload: Preload | null = location.pathname.startsWith('/panel')
  ? null
  : beginPreload(new URLSearchParams(location.search))

/** @param query the query of the surface's own URL: see `tabIdIn` */
function beginPreload(query: URLSearchParams): Preload {
  const news = openEarlyPort()
  const thisTab = findThisTab(query)
  const ask = (tab: TabInfo | null): PreloadedScreen | null =>
    tab === null ? null : preloadScreen(tab, { call, ...surfaceStorage })
  const id = tabIdIn(query)
  const screen =
    id === null
      ? thisTab.then(
          ({ tab }) => ask(tab),
          () => null, // The application awaits `thisTab` too, and reports the error.
        )
      : Promise.resolve(ask({ id, url: query.get('url') }))
  return { news, thisTab, screen }
}
