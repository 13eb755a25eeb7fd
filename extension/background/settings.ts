import { browser } from '../browser.ts'

const KEY = 'settings'

/** What the user chose, on disk, versioned: a reader of a newer form than its own leaves it alone. */
interface Settings {
  readonly version: 1
  readonly paused: boolean
}

export async function readPaused(): Promise<boolean> {
  const stored = (await browser.storage.local.get(KEY))[KEY]
  return typeof stored === 'object' && stored !== null && 'paused' in stored && stored.paused === true
}

export async function writePaused(paused: boolean): Promise<void> {
  await browser.storage.local.set({ [KEY]: { version: 1, paused } satisfies Settings })
}
