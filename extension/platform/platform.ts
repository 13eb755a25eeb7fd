import { browser } from '../browser.ts'
import type { Platform } from './capabilities.ts'
import { CHROMIUM } from './chromium.ts'
import { FIREFOX } from './firefox.ts'

/** The browser that the extension runs in. Only Firefox has `runtime.getBrowserInfo`. */
export const platform: Platform = 'getBrowserInfo' in browser.runtime ? FIREFOX : CHROMIUM
