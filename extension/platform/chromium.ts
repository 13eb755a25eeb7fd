import type { Platform } from './capabilities.ts'

export const CHROMIUM: Platform = {
  name: 'chromium',
  requestOptions: ['requestHeaders', 'extraHeaders'],
  responseOptions: ['responseHeaders', 'extraHeaders'],
  wire: 'declarativeNetRequest',
  decode: (value) => value,
  cookieName: (name) => name,
  encode: (text) => text,
  splitSetCookie: (value) => [value],
  initiator: ({ initiator }) => initiator ?? null,
  topUrl: ({ type, url }) => (type === 'main_frame' ? url : null),
  everyPartition: { partitionKey: {} },
  // For one site that would be a second dialog; for all sites it is no new power, and none is shown (seen in 156).
  socketsOf: (pattern) => (pattern === '*://*/*' ? ['ws://*/*', 'wss://*/*'] : []),
  // Chromium does not say which store a request belongs to; in `split` mode each worker has one.
  storeId: () => null,
}
