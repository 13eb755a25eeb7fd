import type { Browser } from 'webextension-polyfill'

declare const chrome: Browser

/**
 * Replaces the polyfill in surfaces (vite.config.ts), so that they load less. They use only APIs that return promises in
 * every supported browser. Chromium has `browser` since 148, and in extensions with a developer tools panel since 152.
 */
const native: Browser = 'browser' in globalThis ? (Reflect.get(globalThis, 'browser') as Browser) : chrome

export default native
