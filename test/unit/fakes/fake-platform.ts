import type { Platform } from '../../../extension/platform/capabilities.ts'
import { CHROMIUM } from '../../../extension/platform/chromium.ts'

export { CHROMIUM }

/** Firefox as the background's parts see it; the real table imports the browser. */
export const FIREFOX: Platform = {
  ...CHROMIUM,
  name: 'firefox',
  requestOptions: ['requestHeaders'],
  responseOptions: ['responseHeaders'],
  wire: 'blocking',
  wakesByFilter: true,
  splitSetCookie: (value) => value.split('\n'),
  initiator: ({ originUrl }) => (originUrl === undefined ? null : new URL(originUrl).origin),
  topUrl: ({ type, url, documentUrl }) => (type === 'main_frame' ? url : (documentUrl ?? null)),
  everyPartition: { partitionKey: {}, firstPartyDomain: null },
  storeId: ({ cookieStoreId }) => cookieStoreId ?? null,
  oneJar: false,
}
