import type { JarCookie } from './jar-cookie.ts'

/** The required fields of a cookie; all others are optional. */
export type CookiePart = Pick<JarCookie, 'name' | 'value' | 'domain' | 'path'> & Partial<JarCookie>

/** Fills in the browser's defaults: host-only unless the domain starts with a dot, not Secure, no SameSite. */
export function wholeCookie(part: CookiePart): JarCookie {
  return {
    hostOnly: !part.domain.startsWith('.'),
    secure: false,
    httpOnly: false,
    sameSite: 'unspecified',
    session: part.expirationDate === undefined,
    storeId: '',
    ...part,
  }
}
