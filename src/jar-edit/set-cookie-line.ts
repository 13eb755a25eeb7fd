import type { JarCookie } from '../jar/jar-cookie.ts'

const SAME_SITE = { no_restriction: 'None', lax: 'Lax', strict: 'Strict', unspecified: null } as const

/** Writes the Set-Cookie line (without Expires) by which the cookie's own host would set it. */
export function setCookieLineOf(cookie: JarCookie): string {
  const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite } = cookie
  const attribute = SAME_SITE[sameSite]
  return [
    // Always with `=`: without it Chromium treats the text as a value, Firefox as a name.
    `${name}=${value}`,
    `Path=${path}`,
    ...(hostOnly ? [] : [`Domain=${domain}`]),
    ...(secure ? ['Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(attribute === null ? [] : [`SameSite=${attribute}`]),
  ].join('; ')
}
