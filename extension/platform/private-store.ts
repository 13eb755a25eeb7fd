/** Id of the cookie store of Firefox's private windows. Chromium's is never seen: the manifest excludes private windows. */
export const PRIVATE_STORE = 'firefox-private'
