import type { CDPSession } from 'playwright-core'
import { until } from '../until.ts'
import { HiddenPage } from './hidden-page.ts'

interface DeveloperPrivate {
  addHostPermission(id: string, pattern: string): Promise<void>
  removeHostPermission(id: string, pattern: string): Promise<void>
  reload(id: string, options: { failQuietly: boolean }): Promise<unknown>
}

/** APIs that only chrome://extensions has. */
declare const chrome: {
  readonly developerPrivate: DeveloperPrivate
  readonly management: { setEnabled(id: string, enabled: boolean): Promise<void> }
}

/** Does on a hidden chrome://extensions what a user does there by hand. */
async function onSettingsPage(session: CDPSession, act: (page: HiddenPage) => Promise<void>): Promise<void> {
  const page = await HiddenPage.open(session, 'chrome://extensions')
  try {
    await until('chrome://extensions', () => page.evaluate(() => typeof chrome.developerPrivate === 'object'))
    await act(page)
  } finally {
    await page.close()
  }
}

/** Lets a later `permissions.request` for exactly one of these patterns succeed without a dialog. This alone grants nothing. */
export function addHostPermissions(session: CDPSession, id: string, patterns: readonly string[]): Promise<void> {
  return onSettingsPage(session, async (page) => {
    for (const pattern of patterns) {
      await page.evaluate((id, pattern) => chrome.developerPrivate.addHostPermission(id, pattern), id, pattern)
    }
  })
}

export function removeHostPermissions(session: CDPSession, id: string, patterns: readonly string[]): Promise<void> {
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

/** Reloads the extension from its folder. With a higher version in its manifest this is an update. */
export function reloadExtension(session: CDPSession, id: string): Promise<void> {
  return onSettingsPage(session, async (page) => {
    await page.evaluate(async (id) => void (await chrome.developerPrivate.reload(id, { failQuietly: false })), id)
  })
}
