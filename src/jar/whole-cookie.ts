import type { JarCookie } from './jar-cookie.ts'

/** The fields that a cookie can't do without; the others may be left out. */
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
