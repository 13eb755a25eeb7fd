import { areaOf, liesWithin } from '../scope/cookie-area.ts'
import { isWholeHosts } from '../scope/scope.ts'
import type { PlannedCookie } from './plan.ts'
import type { WireRule } from './wire-rule.ts'

/**
 * Whether the rule must suppress the cookie when it is set in the jar: the rule gives or leaves out its name everywhere
 * the cookie would be sent.
 */
export function keepsOut({ replace, cookies, scope }: WireRule, cookie: PlannedCookie): boolean {
  return (
    !replace &&
    cookies.some(([name]) => name === cookie.name) &&
    isWholeHosts(scope) &&
    liesWithin(areaOf(cookie), scope)
  )
}
