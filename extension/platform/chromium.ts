import type { Platform } from './capabilities.ts'

/** Chromium's native API: the polyfill does not know `sidePanel`. */
declare const chrome: { readonly sidePanel: { open(options: { windowId: number }): Promise<void> } }

export const CHROMIUM: Platform = {
  name: 'chromium',
  requestOptions: ['requestHeaders', 'extraHeaders'],
  responseOptions: ['responseHeaders', 'extraHeaders'],
  wire: 'declarativeNetRequest',
  wakesByFilter: false,
  decode: (value) => value,
  cookieName: (name) => name,
  nameForApi: (name) => name,
  encode: (text) => text,
  splitSetCookie: (value) => [value],
  initiator: ({ initiator }) => initiator ?? null,
  topUrl: ({ type, url }) => (type === 'main_frame' ? url : null),
  everyPartition: { partitionKey: {} },
  firstParty: () => ({}),
  // Requested along with a single site, WebSocket origins cause a second dialog. Requested along with all sites, they
  // cause none (seen in 156).
  socketsOf: (pattern) => (pattern === '*://*/*' ? ['ws://*/*', 'wss://*/*'] : []),
  asksForDevTools: false,
  openBeside: (windowId) => {
    // Destructured, because `web-ext lint` warns of `chrome.sidePanel.open`, which Firefox lacks.
    const { sidePanel } = chrome
    return sidePanel.open({ windowId })
  },
  narrow: (text) => text,
  // Requests do not report their store. There is only one: the manifest excludes private windows.
  storeId: () => null,
  oneJar: true,
}
