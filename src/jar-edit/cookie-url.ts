import type { JarCookie } from '../jar/jar-cookie.ts'

/** The cookie's domain without the leading dot. */
export function hostOfCookie({ domain }: Pick<JarCookie, 'domain'>): string {
  return domain.startsWith('.') ? domain.slice(1) : domain
}

/** A URL that may set the cookie: the `cookies` API takes it instead of a host. The path is a parameter of its own. */
export function urlOfCookie(cookie: Pick<JarCookie, 'domain' | 'secure'>): string {
  return `${cookie.secure ? 'https' : 'http'}://${hostOfCookie(cookie)}/`
}
