/** The cookie store of Firefox's private windows. Chromium's has a number, and is none that we see (see the manifest). */
export const PRIVATE_STORE = 'firefox-private'
