// The only file that imports the polyfill at run time (dependency-cruiser checks it). The background is built with the
// polyfill; for surfaces vite.config.ts replaces this file with native-browser.ts. Chrome has a native `browser` since
// 148. To drop the polyfill once no older Chrome is supported, change this file, native-browser.ts, vite.config.ts and
// every import of the polyfill's types.
import browser from 'webextension-polyfill'

export { browser }
