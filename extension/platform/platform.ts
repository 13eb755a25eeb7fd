import { browser } from '../browser.ts'
import type { Platform } from './capabilities.ts'
import { CHROMIUM } from './chromium.ts'
import type { Header } from './details.ts'
import { FIREFOX } from './firefox.ts'
import * as headers from './headers.ts'

/** The browser that the extension runs in. Only Firefox has `runtime.getBrowserInfo`. */
export const platform: Platform = 'getBrowserInfo' in browser.runtime ? FIREFOX : CHROMIUM

export function cookieHeader(all: readonly Header[] | undefined): string | null {
  return headers.cookieHeader(all, platform)
}

export function readResponse(all: readonly Header[] | undefined): headers.ResponseHeaders {
  return headers.readResponse(all, platform)
}
