import { launchChromium } from './chromium/browser.ts'
import type { Browser, BrowserName, LaunchOptions } from './driver.ts'
import { launchFirefox } from './firefox/browser.ts'

const LAUNCH: Readonly<Record<BrowserName, (options: LaunchOptions) => Promise<Browser>>> = {
  chromium: launchChromium,
  firefox: launchFirefox,
}

/** The folder of each browser's built package. */
export const PACKAGE: Readonly<Record<BrowserName, string>> = { chromium: 'dist/chrome', firefox: 'dist/firefox' }

/** Starts a browser with the extension in it. */
export function launch(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  return LAUNCH[name](options)
}
