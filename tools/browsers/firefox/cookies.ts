import type { BrowserCookie, NewCookie } from '../driver.ts'
import type { Session } from './session.ts'

const DAY_MS = 86_400_000
/** `nsICookie`'s numbers. */
const SAME_SITE = { none: 0, lax: 1, strict: 2 } as const
const SAME_SITE_UNSET = 256

/** Every cookie in the jar, partitioned ones included. */
export function readCookies(session: Session): Promise<BrowserCookie[]> {
  return session.chrome(
    `const names = { 0: 'none', 1: 'lax', 2: 'strict', 256: 'unspecified' };
     const utf8 = (text) => { try { return decodeURIComponent(escape(text)) } catch { return text } };
     return Services.cookies.cookies.map((one) => ({
       name: utf8(one.name), value: utf8(one.value), domain: one.rawHost, hostOnly: !one.isDomain, path: one.path,
       secure: one.isSecure, httpOnly: one.isHttpOnly, sameSite: names[one.sameSite] ?? 'unspecified',
       // Older versions tell seconds, newer ones milliseconds.
       expires: one.isSession ? null : (one.expiry > 1e11 ? one.expiry : one.expiry * 1000),
       partition: one.originAttributes.partitionKey?.replace(/^\\(([^,]+),([^,)]+).*$/, '$1://$2') || null }))`,
  )
}

/** Adds one cookie to the jar. */
export async function writeCookie(session: Session, cookie: NewCookie): Promise<void> {
  const { name, value, host, domain, path = '/', secure = false, httpOnly = false, sameSite, expires } = cookie
  await session.chrome(
    `const { Ci } = globalThis.Ci ? globalThis : { Ci: Components.interfaces };
     const [host, path, name, value, secure, httpOnly, isSession, expiry, sameSite] = args;
     Services.cookies.add(host, path, name, value, secure, httpOnly, isSession, expiry, {}, sameSite,
       secure ? Ci.nsICookie.SCHEME_HTTPS : Ci.nsICookie.SCHEME_HTTP)`,
    domain === undefined ? host : `.${domain}`,
    path,
    name,
    value,
    secure,
    httpOnly,
    expires === undefined,
    expires ?? Date.now() + DAY_MS,
    sameSite === undefined ? SAME_SITE_UNSET : SAME_SITE[sameSite],
  )
}
