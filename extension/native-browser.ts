import type { Browser } from 'webextension-polyfill'

declare const chrome: Browser

/**
 * Stands in for the polyfill in all that a person waits for (vite.config.ts), which asks for nothing but what has promises in
 * every browser that we run on. `browser` came to Chromium with 148, and to extensions with a panel in the developer tools with 152.
 */
const native: Browser = 'browser' in globalThis ? (Reflect.get(globalThis, 'browser') as Browser) : chrome

export default native
