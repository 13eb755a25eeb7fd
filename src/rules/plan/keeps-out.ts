import { areaOf, liesWithin } from '../scope/cookie-area.ts'
import { isWholeHosts } from '../scope/scope.ts'
import type { PlannedCookie } from './plan.ts'
import type { WireRule } from './wire-rule.ts'

/**
 * Returns whether the rule must suppress the cookie when it is set in the jar. It must when it gives or leaves out that
 * name on every request that would carry the cookie.
 */
export function keepsOut({ replace, cookies, scope }: WireRule, cookie: PlannedCookie): boolean {
  return (
    !replace &&
    cookies.some(([name]) => name === cookie.name) &&
    isWholeHosts(scope) &&
    liesWithin(areaOf(cookie), scope)
  )
}
