import { cookieKeyText } from '../cookie/cookie-key.ts'
import type { JarCookie } from './jar-cookie.ts'

/** `cookieKeyText`, for callers that are still to be moved to it. */
export function jarKey(cookie: JarCookie): string {
  return cookieKeyText(cookie)
}
