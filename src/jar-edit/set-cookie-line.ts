import type { JarCookie } from '../jar/jar-cookie.ts'

const SAME_SITE = { no_restriction: 'None', lax: 'Lax', strict: 'Strict', unspecified: null } as const

/** The Set-Cookie line (without Expires) that would make the cookie, for a response of its own host. */
export function setCookieLineOf(cookie: JarCookie): string {
  const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite } = cookie
  const written = SAME_SITE[sameSite]
  return [
    // A browser takes text without `=` for a nameless value.
    `${name}=${value}`,
    `Path=${path}`,
    ...(hostOnly ? [] : [`Domain=${domain}`]),
    ...(secure ? ['Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(written === null ? [] : [`SameSite=${written}`]),
  ].join('; ')
}
