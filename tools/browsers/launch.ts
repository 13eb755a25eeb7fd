import { launchChromium } from './chromium/chromium.ts'
import type { Browser, BrowserName, LaunchOptions } from './driver.ts'
import { launchFirefox } from './firefox/firefox.ts'

const LAUNCH: Readonly<Record<BrowserName, (options: LaunchOptions) => Promise<Browser>>> = {
  chromium: launchChromium,
  firefox: launchFirefox,
}

/** The built package of each browser. */
export const PACKAGE: Readonly<Record<BrowserName, string>> = { chromium: 'dist/chrome', firefox: 'dist/firefox' }

export function launch(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  return LAUNCH[name](options)
}
