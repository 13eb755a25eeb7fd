import { PublicSuffixes } from '../../src/cookie/public-suffixes.ts'
import { browser } from '../browser.ts'

/** `browser.publicSuffix`, of Chromium and Firefox 153 and later; the polyfill's types are older. */
interface PublicSuffixApi {
  /** What the list has for the host, private domains included; nothing for an address and for a top-level domain it does not know. */
  getKnownSuffix(host: string): string | null | undefined
}

// In Firefox's developer tools the name is there, and nothing behind it (seen in 153).
const api = ('publicSuffix' in browser ? (browser.publicSuffix as PublicSuffixApi | undefined) : null) ?? null

let list: PublicSuffixes | null = null
const known = new Map<string, string>()
const KNOWN_AT_MOST = 2000

/**
 * To be awaited before sites are told apart: where the browser does not hand out its list (before 153, and in Firefox's
 * developer tools), the package's own is read. It is a file beside the code, as it is larger than all of the background.
 */
export async function loadPublicSuffixes(): Promise<void> {
  if (api !== null || list !== null) return
  const answer = await fetch(browser.runtime.getURL('public-suffixes.txt'))
  list = new PublicSuffixes(await answer.text())
}

/** The public suffix of a canonical host name, from the list that the browser's own cookie code uses or else ours; null before one is there. */
export function publicSuffix(host: string): string | null {
  if (api === null && list === null) return null
  const before = known.get(host)
  if (before !== undefined) return before
  // The list's default rule: the last label. A dot at the end belongs to the root, and stays.
  const bare = host.endsWith('.') ? host.slice(0, -1) : host
  const found = api === null ? list?.of(bare) : api.getKnownSuffix(bare)
  const suffix = (found || bare.slice(bare.lastIndexOf('.') + 1)) + host.slice(bare.length)
  if (known.size >= KNOWN_AT_MOST) known.clear()
  known.set(host, suffix)
  return suffix
}
