import { browser } from '../../../browser.ts'
import { UI_SETTINGS } from '../../../kept-view.ts'
import type { Shell } from './shell.ts'

/** The storage of surfaces: views in `storage.session` until the browser closes, settings in `storage.local` on disk. */
export const surfaceStorage: Pick<Shell, 'recall' | 'remember' | 'readSettings' | 'writeSettings'> = {
  recall: async (key) => (await browser.storage.session.get(key))[key],
  remember: async (key, value) => browser.storage.session.set({ [key]: value }),
  readSettings: async () => (await browser.storage.local.get(UI_SETTINGS))[UI_SETTINGS],
  writeSettings: async (settings) => browser.storage.local.set({ [UI_SETTINGS]: settings }),
}
