/** The parts of a URL that cookies depend on. */
export interface UrlParts {
  /** Without the colon: 'https'. */
  readonly scheme: string
  /** Canonical; an IPv6 address keeps its brackets. '' when the URL has no authority. */
  readonly host: string
  /** Without query and fragment; '/' at least for http. */
  readonly path: string
}

/**
 * Splits a URL or an origin in the browser's canonical form. Cheaper than `URL`, because it runs for every request. Never
 * throws: text that can't be split gives the host ''.
 */
export function splitUrl(url: string): UrlParts {
  const colon = url.indexOf(':')
  if (colon < 0) return { scheme: '', host: '', path: '' }
  const scheme = url.slice(0, colon).toLowerCase()
  if (!url.startsWith('//', colon + 1)) return { scheme, host: '', path: url.slice(colon + 1) }
  const start = colon + 3
  const end = firstOf(url, start)
  const pathEnd = firstOf(url, end, true)
  return { scheme, host: hostOf(url, start, end), path: pathEnd === end ? '/' : url.slice(end, pathEnd) }
}

/**
 * Returns the index of the first `?` or `#` (or `/`, unless `skipSlash`) at or after `at`; the length when there is none.
 */
function firstOf(url: string, at: number, skipSlash = false): number {
  for (let i = at; i < url.length; i++) {
    const code = url.charCodeAt(i)
    if (code === 0x3f || code === 0x23 || (code === 0x2f && !skipSlash)) return i
  }
  return url.length
}

function hostOf(url: string, start: number, end: number): string {
  const at = url.lastIndexOf('@', end - 1)
  const from = at >= start ? at + 1 : start
  // The port's colon comes after the bracket of an IPv6 address.
  const bracket = url.charCodeAt(from) === 0x5b ? url.indexOf(']', from) : from
  const port = url.indexOf(':', bracket < 0 ? from : bracket)
  return url.slice(from, port >= 0 && port < end ? port : end).toLowerCase()
}
