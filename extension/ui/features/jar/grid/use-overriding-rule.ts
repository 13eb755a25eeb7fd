import { useEffect, useState } from 'preact/hooks'
import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'

type OverridingRule = typeof import('./overriding-rule.ts').overridingRule

/** Same as `overridingRule`, but loads its code only once a rule overrides a cookie. */
export function useOverridingRule(rules: readonly RuleStatus[]): (cookie: JarCookie) => RuleStatus | null {
  const [find, setFind] = useState<OverridingRule | null>(null)
  const anyOverrides = rules.some(({ state, via }) => state === 'applied' && via.includes('jar'))
  useEffect(() => {
    if (!anyOverrides || find !== null) return
    // If the code can't be loaded, no cookie is marked, but the jar is still shown.
    import('./overriding-rule.ts').then(({ overridingRule }) => setFind(() => overridingRule), console.warn)
  }, [anyOverrides, find])
  return (cookie) => find?.(cookie, rules) ?? null
}
