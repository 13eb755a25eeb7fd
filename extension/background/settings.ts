import { browser } from '../browser.ts'

const KEY = 'settings'

/** What the user chose, on disk, versioned: a reader of a newer form than its own leaves it alone. */
export interface Settings {
  readonly version: 1
  readonly paused: boolean
  /** The log is kept over navigations. */
  readonly preserved: boolean
}

export const DEFAULTS: Settings = { version: 1, paused: false, preserved: true }

export async function readSettings(): Promise<Settings> {
  const stored = (await browser.storage.local.get(KEY))[KEY]
  if (typeof stored !== 'object' || stored === null) return DEFAULTS
  return {
    version: 1,
    paused: 'paused' in stored && stored.paused === true,
    preserved: !('preserved' in stored) || stored.preserved !== false,
  }
}

export async function writeSettings(settings: Settings): Promise<void> {
  await browser.storage.local.set({ [KEY]: settings })
}
