import type { JarCookie } from '../jar/jar-cookie.ts'

const SAME_SITE = { no_restriction: 'None', lax: 'Lax', strict: 'Strict', unspecified: null } as const

/** The Set-Cookie line (without Expires) with which a response of the cookie's own host sets it. */
export function setCookieLineOf(cookie: JarCookie): string {
  const { name, value, domain, hostOnly, path, secure, httpOnly, sameSite } = cookie
  const attribute = SAME_SITE[sameSite]
  return [
    // Always with `=`: without it Chromium takes the text for a value, Firefox for a name.
    `${name}=${value}`,
    `Path=${path}`,
    ...(hostOnly ? [] : [`Domain=${domain}`]),
    ...(secure ? ['Secure'] : []),
    ...(httpOnly ? ['HttpOnly'] : []),
    ...(attribute === null ? [] : [`SameSite=${attribute}`]),
  ].join('; ')
}
