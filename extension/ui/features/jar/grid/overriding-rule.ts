import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'
import { areaOf, reachesInto } from '../../../../../src/rules/scope/cookie-area.ts'
import { readScope } from '../../../../../src/rules/scope/scope.ts'

/** Finds the rule that overrides a cookie in the jar. @returns null when there is none */
export function overridingRule(cookie: JarCookie, rules: readonly RuleStatus[]): RuleStatus | null {
  const overrides = ({ state, via, rule }: RuleStatus): boolean =>
    state === 'applied' &&
    via.includes('jar') &&
    Object.hasOwn(rule.cookies, cookie.name) &&
    reachesInto(areaOf(cookie), readScope(rule.scope))
  return rules.find(overrides) ?? null
}
