import type { CDPSession } from 'playwright-core'
import { until } from '../until.ts'
import { HiddenPage } from './hidden-page.ts'

interface DeveloperPrivate {
  addHostPermission(id: string, pattern: string): Promise<void>
  removeHostPermission(id: string, pattern: string): Promise<void>
  reload(id: string, options: { failQuietly: boolean }): Promise<unknown>
}

/** chrome://extensions' own power; there on no other page. */
declare const chrome: {
  readonly developerPrivate: DeveloperPrivate
  readonly management: { setEnabled(id: string, enabled: boolean): Promise<void> }
}

/** What a user does to the extension on chrome://extensions, done on that page without its being seen. */
async function onSettingsPage(session: CDPSession, act: (page: HiddenPage) => Promise<void>): Promise<void> {
  const page = await HiddenPage.open(session, 'chrome://extensions')
  try {
    await until('chrome://extensions', () => page.evaluate(() => typeof chrome.developerPrivate === 'object'))
    await act(page)
  } finally {
    await page.close()
  }
}

/** A following `permissions.request` for exactly this pattern needs no dialog. (This alone grants nothing.) */
export function allowHosts(session: CDPSession, id: string, patterns: readonly string[]): Promise<void> {
  return onSettingsPage(session, async (page) => {
    for (const pattern of patterns) {
      await page.evaluate((id, pattern) => chrome.developerPrivate.addHostPermission(id, pattern), id, pattern)
    }
  })
}

export function withdrawHosts(session: CDPSession, id: string, patterns: readonly string[]): Promise<void> {
  return onSettingsPage(session, async (page) => {
    for (const pattern of patterns) {
      await page.evaluate((id, pattern) => chrome.developerPrivate.removeHostPermission(id, pattern), id, pattern)
    }
  })
}

export function setEnabled(session: CDPSession, id: string, enabled: boolean): Promise<void> {
  return onSettingsPage(session, (page) =>
    page.evaluate((id, enabled) => chrome.management.setEnabled(id, enabled), id, enabled),
  )
}

/** Loads the extension anew from its folder: with a higher version in its manifest that is an update. */
export function loadAnew(session: CDPSession, id: string): Promise<void> {
  return onSettingsPage(session, async (page) => {
    await page.evaluate(async (id) => void (await chrome.developerPrivate.reload(id, { failQuietly: false })), id)
  })
}
