import { decodeByteString, encodeByteString } from './byte-string.ts'
import type { Platform } from './capabilities.ts'
import type { Details } from './details.ts'

/** Firefox's native API. The polyfill is not imported, so that unit tests can import this table. */
declare const browser: { readonly sidebarAction: { open(): Promise<void> } }

export const FIREFOX: Platform = {
  name: 'firefox',
  requestOptions: ['requestHeaders'],
  responseOptions: ['responseHeaders'],
  wire: 'blocking',
  wakesByFilter: true,
  decode: decodeByteString,
  cookieName: decodeByteString,
  nameForApi: encodeByteString,
  encode: encodeByteString,
  splitSetCookie: (value) => value.split('\n'),
  initiator: ({ originUrl }) => (originUrl === undefined ? null : originOf(originUrl)),
  topUrl,
  // With first-party isolation on, `getAll` throws without `firstPartyDomain`; null matches any.
  everyPartition: { partitionKey: {}, firstPartyDomain: null },
  // With first-party isolation on, `set` throws without it.
  firstParty: (domain) => ({ firstPartyDomain: domain ?? null }),
  socketsOf: () => [],
  asksForDevTools: true,
  openBeside: () => {
    // Destructured, because `web-ext lint` warns of `browser.sidebarAction`, which Firefox for Android lacks.
    const { sidebarAction } = browser
    return sidebarAction.open()
  },
  // JSON.parse makes a new string, which takes one byte per character where possible.
  narrow: (text) => JSON.parse(JSON.stringify(text)) as string,
  storeId: ({ cookieStoreId }) => cookieStoreId ?? null,
  oneJar: false,
}

function topUrl({ type, url, frameAncestors, documentUrl }: Details): string | null {
  if (type === 'main_frame') return url
  return frameAncestors?.at(-1)?.url ?? documentUrl ?? null
}

let lastUrl = ''
let lastOrigin = 'null'

/** Returns the origin of a URL; 'null' for schemes without one (`moz-extension:`), as in Chromium. */
function originOf(url: string): string {
  // Cached: one page makes many requests.
  if (url !== lastUrl) {
    lastOrigin = URL.canParse(url) ? new URL(url).origin : 'null'
    lastUrl = url
  }
  return lastOrigin
}
