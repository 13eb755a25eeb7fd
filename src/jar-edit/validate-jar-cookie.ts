import { isExpired } from '../cookie/cookie-key.ts'
import { isIpAddress } from '../cookie/ip-address.ts'
import { parseSetCookie } from '../cookie/parse-set-cookie.ts'
import type { PublicSuffixOf } from '../cookie/public-suffixes.ts'
import type { CookieField, JarCookie } from '../jar/jar-cookie.ts'
import { type SetCookieBlockedReason, setRefusal } from '../verdict/explain/refusals.ts'
import { judge } from '../verdict/judge/judge.ts'
import { type Browser, PROFILES } from '../verdict/profiles.ts'
import type { CookieProblem, CookieProblemCode } from './cookie-problem.ts'
import { hostOfCookie, urlOfCookie } from './cookie-url.ts'
import { setCookieLineOf } from './set-cookie-line.ts'

export interface EditContext {
  readonly browser: Browser
  /** ms since the epoch */
  readonly now: number
  readonly publicSuffix: PublicSuffixOf
}

/** A host as browsers write it in a URL: lower case, Punycode, IPv4, or IPv6 in brackets. */
const HOST = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])$/
const SITE = /^https?:\/\/(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/

/** Returns every reason why this browser would not store the cookie as written, with its field. */
export function validateJarCookie(cookie: JarCookie, context: EditContext): CookieProblem[] {
  const problems: CookieProblem[] = []
  const add = (field: CookieField, code: CookieProblemCode | null): void => {
    if (code !== null && !problems.some((one) => one.field === field && one.code === code))
      problems.push({ field, code })
  }
  add('name', nameProblem(cookie.name))
  add('value', valueProblem(cookie.value))
  add('domain', domainProblem(cookie, context.publicSuffix))
  add('path', pathProblem(cookie.path))
  add('expirationDate', expiryProblem(cookie, context.now))
  add('partitionKey', partitionProblem(cookie))
  const needsSecure = isPartitioned(cookie) && PROFILES[context.browser].partitionHoldsOnlySecure
  if (needsSecure && !cookie.secure) add('secure', 'partition-needs-secure')
  // With these problems the line would mean another cookie, so `judge` must not see it.
  if (problems.some(({ field }) => field !== 'expirationDate' && field !== 'partitionKey')) return problems
  for (const reason of refusals(cookie, context)) add(setRefusal(reason).field, reason)
  return problems
}

/** Returns the reasons why the browser would refuse the cookie in a response of its own host. */
function refusals(cookie: JarCookie, { browser, now, publicSuffix }: EditContext): readonly SetCookieBlockedReason[] {
  const url = urlOfCookie(cookie)
  const facts = { browser, now, publicSuffix, url, type: 'main_frame', initiator: null, jar: [] }
  return judge(parseSetCookie(setCookieLineOf(cookie)), facts).reasons
}

export function isPartitioned({ partitionKey }: Pick<JarCookie, 'partitionKey'>): boolean {
  return (partitionKey?.topLevelSite ?? '') !== ''
}

function nameProblem(name: string): CookieProblemCode | null {
  if (/[\0-\x1f\x7f;]/.test(name)) return 'name-has-forbidden-character'
  if (name.includes('=')) return 'name-has-equals-sign'
  return /^ | $/.test(name) ? 'space-at-end' : null
}

function valueProblem(value: string): CookieProblemCode | null {
  if (value.includes(';')) return 'value-has-semicolon'
  if (/[\0-\x1f\x7f]/.test(value)) return 'value-has-forbidden-character'
  return /^ | $/.test(value) ? 'space-at-end' : null
}

function domainProblem(cookie: JarCookie, publicSuffix: PublicSuffixOf): CookieProblemCode | null {
  const host = hostOfCookie(cookie)
  if (/^[^[\]]*:\d+$|\]:\d+$/.test(host)) return 'host-has-port'
  if (!HOST.test(host)) return 'host-unreadable'
  if (cookie.hostOnly) return cookie.domain === host ? null : 'host-unreadable'
  // For these hosts the browser would silently store a host-only cookie.
  const hasNoSubdomains = isIpAddress(host) || !host.includes('.') || publicSuffix(host) === host
  return hasNoSubdomains ? 'domain-has-no-subdomains' : null
}

function pathProblem(path: string): CookieProblemCode | null {
  if (!path.startsWith('/')) return 'path-not-absolute'
  if (/ $/.test(path)) return 'space-at-end'
  return /[\0-\x1f\x7f;]/.test(path) ? 'path-has-forbidden-character' : null
}

function expiryProblem(cookie: JarCookie, now: number): CookieProblemCode | null {
  if (cookie.session) return null
  if (cookie.expirationDate === undefined) return 'expiry-missing'
  return isExpired(cookie, now) ? 'expiry-past' : null
}

function partitionProblem(cookie: JarCookie): CookieProblemCode | null {
  if (!isPartitioned(cookie)) return null
  return SITE.test(cookie.partitionKey?.topLevelSite ?? '') ? null : 'partition-unreadable'
}
