import { browser } from '../browser.ts'
import type { Platform } from './capabilities.ts'
import type { Details } from './details.ts'

const utf8 = new TextDecoder()
const bytes = new TextEncoder()

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
  // With first-party isolation on, getAll throws unless firstPartyDomain is given; null means any.
  everyPartition: { partitionKey: {}, firstPartyDomain: null },
  // With first-party isolation on, set throws without it.
  firstParty: (domain) => ({ firstPartyDomain: domain ?? null }),
  socketsOf: () => [],
  asksForDevTools: true,
  openBeside: () => browser.sidebarAction.open(),
  // A text that JSON has read is made anew, of one byte a character where that is enough.
  narrow: (text) => JSON.parse(JSON.stringify(text)) as string,
  storeId: ({ cookieStoreId }) => cookieStoreId ?? null,
  oneJar: false,
}

/** Header values are byte strings: each character one byte of UTF-8. */
function decodeByteString(value: string): string {
  if (isAscii(value)) return value
  return utf8.decode(Uint8Array.from(value, (byte) => byte.charCodeAt(0)))
}

function encodeByteString(text: string): string {
  return isAscii(text) ? text : Array.from(bytes.encode(text), (byte) => String.fromCharCode(byte)).join('')
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return false
  return true
}

function topUrl({ type, url, frameAncestors, documentUrl }: Details): string | null {
  if (type === 'main_frame') return url
  return frameAncestors?.at(-1)?.url ?? documentUrl ?? null
}

let asked = ''
let origin = 'null'

/** `moz-extension:` and other schemes without an origin of their own give 'null', as in Chromium. */
function originOf(url: string): string {
  // One page asks many times.
  if (url !== asked) {
    origin = URL.canParse(url) ? new URL(url).origin : 'null'
    asked = url
  }
  return origin
}
