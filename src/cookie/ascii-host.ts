/** Characters that would end the host in a URL, or that the URL parser drops. */
const NO_HOST = /[\0-\x20/\\?#@:\x7f]/

/**
 * Returns the canonical form of a non-ASCII host name: mapped by UTS 46, in Punycode. Uses `URL`, so the answer is the
 * running browser's own. An ASCII host is returned unchanged.
 * @returns null when it can't be a host: for example a name with a character that only looks like a dot
 * @example toAsciiHost('élève.test') // 'xn--lve-6lad.test'
 */
export function toAsciiHost(host: string): string | null {
  if (!/[^\0-\x7f]/.test(host)) return host
  if (NO_HOST.test(host)) return null
  try {
    return new URL(`http://${host}/`).hostname
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
