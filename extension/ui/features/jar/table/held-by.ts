import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { areaOf, reachesInto } from '../../../../../src/rules/scope/cookie-area.ts'
import { readScope } from '../../../../../src/rules/scope/scope.ts'

/** The rule that holds a value of its own in the cookie's place in the jar; null: none does. */
export function heldBy(cookie: JarCookie, rules: readonly RuleStatus[]): RuleStatus | null {
  const holds = ({ state, via, rule }: RuleStatus): boolean =>
    state === 'applied' &&
    via.includes('jar') &&
    Object.hasOwn(rule.cookies, cookie.name) &&
    reachesInto(areaOf(cookie), readScope(rule.scope))
  return rules.find(holds) ?? null
}
