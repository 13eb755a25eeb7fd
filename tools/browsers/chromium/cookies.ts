import type { CDPSession } from 'playwright-core'
import type { BrowserCookie, NewCookie } from '../driver.ts'

const FROM_CDP = { Strict: 'strict', Lax: 'lax', None: 'none' } as const
const TO_CDP = { strict: 'Strict', lax: 'Lax', none: 'None' } as const

/** Every cookie in the jar, partitioned ones included. */
export async function readCookies(session: CDPSession): Promise<BrowserCookie[]> {
  const { cookies } = await session.send('Storage.getCookies')
  return cookies.map((cookie) => ({
    name: cookie.name,
    value: cookie.value,
    domain: cookie.domain.replace(/^\./, ''),
    hostOnly: !cookie.domain.startsWith('.'),
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite ? FROM_CDP[cookie.sameSite] : 'unspecified',
    expires: cookie.session ? null : Math.round(cookie.expires * 1000),
    partition: cookie.partitionKey?.topLevelSite ?? null,
  }))
}

/** Adds one cookie to the jar. */
export async function writeCookie(session: CDPSession, cookie: NewCookie): Promise<void> {
  const { name, value, host, domain, path = '/', secure = false, httpOnly = false, sameSite, expires } = cookie
  const url = `${secure ? 'https' : 'http'}://${host}${path}`
  await session.send('Storage.setCookies', {
    cookies: [
      {
        name,
        value,
        ...(domain === undefined ? { url } : { domain: `.${domain}` }),
        path,
        secure,
        httpOnly,
        ...(sameSite === undefined ? {} : { sameSite: TO_CDP[sameSite] }),
        ...(expires === undefined ? {} : { expires: expires / 1000 }),
      },
    ],
  })
}
