import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import { say } from '../../../shared/words.ts'

const SAME_SITE = { no_restriction: 'None', lax: 'Lax', strict: 'Strict', unspecified: '' } as const

/** The protective attributes of a cookie, named as in a Set-Cookie line. */
export function CookieFlags({ cookie }: { cookie: JarCookie }) {
  const { secure, httpOnly, sameSite } = cookie
  const words = [secure && 'Secure', httpOnly && 'HttpOnly', SAME_SITE[sameSite]].filter(Boolean)
  return (
    <span class="cookie-flags">
      {words.join(' ')}
      {(cookie.partitionKey?.topLevelSite ?? '') !== '' && (
        <span class="tag tone-quiet" title={say('partition_of', cookie.partitionKey?.topLevelSite ?? '')}>
          {say('flag_partitioned')}
        </span>
      )}
    </span>
  )
}
