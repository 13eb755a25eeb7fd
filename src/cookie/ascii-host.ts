/** Characters that would end the host of a URL, or that the URL parser drops. */
const NO_HOST = /[\0-\x20/\\?#@:\x7f]/

/**
 * A host name beyond ASCII as it stands in a canonical URL: mapped by UTS 46, in Punycode. `URL` does it, so that the answer
 * is the running browser's own. An ASCII host is returned as it is.
 * @returns null when it can't be a host, such as a name with a character that only looks like a dot
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
