import type { JarCookie } from '../jar/jar-cookie.ts'

/** The host a cookie belongs to: its domain without the leading dot. */
export function hostOfCookie({ domain }: Pick<JarCookie, 'domain'>): string {
  return domain.startsWith('.') ? domain.slice(1) : domain
}

/** A URL of the cookie's host that may set it: what the `cookies` API wants instead of a host. Its path is given beside it. */
export function urlOfCookie(cookie: Pick<JarCookie, 'domain' | 'secure'>): string {
  return `${cookie.secure ? 'https' : 'http'}://${hostOfCookie(cookie)}/`
}
