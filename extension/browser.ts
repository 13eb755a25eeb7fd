// The only door to the browser's API. The polyfill is at its end of life (native `browser` came with Chrome 148):
// leaving it means changing this file and no other.
import browser from 'webextension-polyfill'

export { browser }
