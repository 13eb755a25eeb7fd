import type { Opening, OpeningQuery } from '../../src/contract/call-types.ts'
import { browser } from '../browser.ts'
import { isOnJar, UI_SETTINGS, viewKeyOf } from '../kept-view.ts'
import type { App } from './app.ts'
import { readKeys } from './store/session.ts'

/** What a surface shows first, in one answer: each question of its own costs it some ms, and so does each that waits for another. */
export async function openingOf(app: App, { limit, ...page }: OpeningQuery): Promise<Opening> {
  const { tabId } = page
  const key = viewKeyOf(tabId)
  const [{ [key]: view }, { [UI_SETTINGS]: settings }, exchanges] = await Promise.all([
    readKeys([key]),
    browser.storage.local.get(UI_SETTINGS),
    app.room.calls.exchanges({ tabId, limit }),
  ])
  const jar = isOnJar(view) ? await app.jarOf(page) : null
  return { watching: app.watching(), rules: app.rules.list(), exchanges, view, settings, jar }
}
