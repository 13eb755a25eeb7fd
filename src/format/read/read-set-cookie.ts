import { parseSetCookie } from '../../cookie/parse-set-cookie.ts'
import { splitUrl } from '../../cookie/url.ts'
import type { PastedCookie } from '../paste.ts'
import type { PasteBuilder } from '../paste-builder.ts'

/**
 * Reads the value of one Set-Cookie header as RFC 6265bis does. Max-Age and Expires stay as written, because the time of
 * the response is unknown.
 * @param url URL of the response, when it is known
 */
export function readSetCookieLine(line: string, at: number, paste: PasteBuilder, url?: string): void {
  paste.add(cookieOfLine(line, at, paste, url))
}

export function cookieOfLine(line: string, at: number, paste: PasteBuilder, url?: string): PastedCookie {
  const parsed = parseSetCookie(line.trim())
  for (const { code } of parsed.notes) {
    if (code === 'attribute-unknown') paste.addLoss('attribute-unknown')
    if (code === 'samesite-unknown') paste.addLoss('same-site-unknown')
    if (code === 'expires-unreadable' || code === 'max-age-unreadable') paste.addLoss('expiry-unreadable')
  }
  const host = url === undefined ? '' : splitUrl(url).host
  const domain = parsed.domain || host
  return {
    name: parsed.name,
    value: parsed.value,
    at,
    ...(domain === '' ? {} : { domain, hostOnly: !parsed.domain }),
    ...(parsed.path === null ? {} : { path: parsed.path }),
    secure: parsed.secure,
    httpOnly: parsed.httpOnly,
    sameSite: parsed.sameSite === 'none' ? 'no_restriction' : (parsed.sameSite ?? 'unspecified'),
    // Without either attribute it is a session cookie.
    ...(parsed.expires === null && parsed.maxAge !== null ? {} : { expires: parsed.expires }),
    ...(parsed.maxAge === null ? {} : { maxAge: parsed.maxAge }),
  }
}

const ATTRIBUTE =
  /;\s*(?:(?:secure|httponly|partitioned)\s*(?:;|$)|(?:path\s*=\s*\/|domain\s*=|max-age\s*=\s*-?\d|samesite\s*=\s*(?:lax|strict|none)|expires\s*=\s*[a-z]{3,9},?\s))/i

/** Returns whether a line without the header's name can only be a Set-Cookie line: it has an attribute after its pair. */
export function hasAttributes(line: string): boolean {
  return ATTRIBUTE.test(line)
}
