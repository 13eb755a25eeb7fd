import type { Platform } from './capabilities.ts'
import type { Details } from './details.ts'

const utf8 = new TextDecoder()
const bytes = new TextEncoder()

export const FIREFOX: Platform = {
  name: 'firefox',
  requestOptions: ['requestHeaders'],
  responseOptions: ['responseHeaders'],
  wire: 'blocking',
  decode: decodeByteString,
  cookieName: decodeByteString,
  encode: (text) =>
    isAscii(text) ? text : Array.from(bytes.encode(text), (byte) => String.fromCharCode(byte)).join(''),
  splitSetCookie: (value) => value.split('\n'),
  initiator: ({ originUrl }) => (originUrl === undefined ? null : originOf(originUrl)),
  topUrl,
  // With first-party isolation on, getAll throws unless firstPartyDomain is given; null means any.
  everyPartition: { partitionKey: {}, firstPartyDomain: null },
  socketsOf: () => [],
  storeId: ({ cookieStoreId }) => cookieStoreId ?? null,
}

/** Header values are byte strings: each character one byte of UTF-8. */
function decodeByteString(value: string): string {
  if (isAscii(value)) return value
  return utf8.decode(Uint8Array.from(value, (byte) => byte.charCodeAt(0)))
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return false
  return true
}

function topUrl({ type, url, frameAncestors, documentUrl }: Details): string | null {
  if (type === 'main_frame') return url
  return frameAncestors?.at(-1)?.url ?? documentUrl ?? null
}

/** `moz-extension:` and other schemes without an origin of their own give 'null', as in Chromium. */
function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null'
}
