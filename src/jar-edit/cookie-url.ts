import type { JarCookie } from '../jar/jar-cookie.ts'

/** Returns the cookie's domain without the leading dot. */
export function hostOfCookie({ domain }: Pick<JarCookie, 'domain'>): string {
  return domain.startsWith('.') ? domain.slice(1) : domain
}

/**
 * Returns a URL that may set the cookie, because the `cookies` API takes a URL instead of a host. The path is a separate
 * parameter.
 */
export function urlOfCookie(cookie: Pick<JarCookie, 'domain' | 'secure'>): string {
  return `${cookie.secure ? 'https' : 'http'}://${hostOfCookie(cookie)}/`
}
