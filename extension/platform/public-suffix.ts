import { PublicSuffixes } from '../../src/cookie/public-suffixes.ts'
import { browser } from '../browser.ts'

/** `browser.publicSuffix`, in Chromium and in Firefox since 153; the polyfill's types lack it. */
interface PublicSuffixApi {
  /**
   * Returns the host's public suffix in the list, including private domains; nothing for an IP address or an unknown
   * top-level domain.
   */
  getKnownSuffix(host: string): string | null | undefined
}

// In Firefox's developer tools `browser` has the property, but it is undefined (seen in 153).
const api = ('publicSuffix' in browser ? (browser.publicSuffix as PublicSuffixApi | undefined) : null) ?? null

let list: PublicSuffixes | null = null
const known = new Map<string, string>()
const MAX_KNOWN = 2000

/**
 * Loads the packaged list where the browser has no API for its own: Firefox before 153, and Firefox's developer tools.
 * Must resolve before `publicSuffix` is called. The list is a separate file because it is larger than the whole
 * background.
 */
export async function loadPublicSuffixes(): Promise<void> {
  if (api !== null || list !== null) return
  const answer = await fetch(browser.runtime.getURL('public-suffixes.txt'))
  list = new PublicSuffixes(await answer.text())
}

/**
 * Returns the public suffix of a canonical host name, from the browser's own list or else the packaged one; null before a
 * list is loaded.
 */
export function publicSuffix(host: string): string | null {
  if (api === null && list === null) return null
  const before = known.get(host)
  if (before !== undefined) return before
  // If the list has no entry, the suffix is the last label, by the list's default rule `*`. A trailing dot is kept.
  const bare = host.endsWith('.') ? host.slice(0, -1) : host
  const found = api === null ? list?.of(bare) : api.getKnownSuffix(bare)
  const suffix = (found || bare.slice(bare.lastIndexOf('.') + 1)) + host.slice(bare.length)
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(host, suffix)
  return suffix
}
