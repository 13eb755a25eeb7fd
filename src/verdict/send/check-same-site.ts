import type { SameSite } from '../../cookie/set-cookie.ts'
import type { UrlParts } from '../../cookie/url.ts'
import type { JarCookie } from '../../jar/jar-cookie.ts'
import type { Findings } from '../explain/findings.ts'
import type { CookieBlockedReason } from '../explain/refusals.ts'
import { sameSiteReason } from '../explain/same-site-reason.ts'
import type { Profile } from '../profiles.ts'
import { type Level, levelOf } from './same-site-level.ts'
import type { SendContext } from './send-context.ts'

const STATED: Record<JarCookie['sameSite'], SameSite | null> = {
  no_restriction: 'none',
  lax: 'lax',
  strict: 'strict',
  unspecified: null,
}

/** Checks SameSite for sending: RFC 6265bis-22, section 5.8.3 step 1.5, and Lax-allowing-unsafe (section 5.6.7.2). */
export function checkSameSiteOfSending(
  findings: Findings<CookieBlockedReason>,
  cookie: JarCookie,
  url: UrlParts,
  context: SendContext,
  profile: Profile,
): void {
  const stated = STATED[cookie.sameSite]
  const enforcement = stated ?? profile.unspecifiedSameSite
  if (enforcement === 'none') return
  const allowUnsafe = stated === null ? allowsUnsafe(context, profile) : false
  const range = levelOf(url, context, profile, profile.schemefulSite)
  const best = allows(enforcement, range.best, allowUnsafe)
  if (best === false) {
    const schemeless = profile.schemefulSite ? levelOf(url, context, profile, false) : range
    const schemeOnly = schemeless.missing === null && allows(enforcement, schemeless.best, allowUnsafe) === true
    findings.refuse(sameSiteReason(stated, schemeOnly))
    // CDP reports this name in addition to the one that names the cause.
    if (profile.crossSiteNamedSchemeful) findings.refuse(sameSiteReason(stated, true))
    return
  }
  if (best === undefined) findings.lack('creation-time')
  if (range.missing !== null && allows(enforcement, range.worst, allowUnsafe) !== true) findings.lack(range.missing)
}

/** Returns whether the cookie is young enough to be sent with a cross-site POST; undefined: not known. */
function allowsUnsafe(context: SendContext, profile: Profile): boolean | undefined {
  if (profile.laxAllowUnsafeSeconds === 0) return false
  return context.createdAt == null ? undefined : context.now - context.createdAt < profile.laxAllowUnsafeSeconds * 1000
}

function allows(enforcement: 'strict' | 'lax', level: Level, allowUnsafe: boolean | undefined): boolean | undefined {
  switch (level) {
    case 'strict':
      return true
    case 'lax':
      return enforcement === 'lax'
    case 'lax-unsafe':
      return enforcement === 'lax' && allowUnsafe
    case 'cross':
      return false
  }
}
