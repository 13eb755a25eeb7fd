import { areaOf, liesWithin } from '../scope/cookie-area.ts'
import { isWholeHosts } from '../scope/scope.ts'
import type { PlannedCookie } from './plan.ts'
import type { WireRule } from './wire-rule.ts'

/** Whether a cookie like this one, when it comes into the jar, must be taken out again: the rule gives or leaves out its name wherever it is sent. */
export function keepsOut({ replace, cookies, scope }: WireRule, cookie: PlannedCookie): boolean {
  return (
    !replace &&
    cookies.some(([name]) => name === cookie.name) &&
    isWholeHosts(scope) &&
    liesWithin(areaOf(cookie), scope)
  )
}
