import type { JarCookie } from './jar-cookie.ts'

/** As much of a cookie as says what it is. */
export type CookiePart = Pick<JarCookie, 'name' | 'value' | 'domain' | 'path'> & Partial<JarCookie>

/** What is left out is as the browser has it when nobody says: host-only unless a dot leads, not Secure, no SameSite. */
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
