import { areaOf, reachesInto } from '../../../src/inject/cookie-area.ts'
import type { RuleStatus } from '../../../src/inject/rule.ts'
import { readScope } from '../../../src/inject/scope.ts'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'

/** The rule that holds a value of its own in the cookie's place in the jar; null: none does. */
export function heldBy(cookie: JarCookie, rules: readonly RuleStatus[]): RuleStatus | null {
  const holds = ({ state, via, rule }: RuleStatus): boolean =>
    state === 'applied' &&
    via.includes('jar') &&
    Object.hasOwn(rule.cookies, cookie.name) &&
    reachesInto(areaOf(cookie), readScope(rule.scope))
  return rules.find(holds) ?? null
}
