import { useEffect, useState } from 'preact/hooks'
import type { JarCookie } from '../../../../../src/jar/jar-cookie.ts'
import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'

type HeldBy = typeof import('./held-by.ts').heldBy

/** The rule that holds a cookie's place, see `heldBy`: its code comes once a rule holds any, as most jars are looked at without one. */
export function useHeldBy(rules: readonly RuleStatus[]): (cookie: JarCookie) => RuleStatus | null {
  const [find, setFind] = useState<HeldBy | null>(null)
  const anyHolds = rules.some(({ state, via }) => state === 'applied' && via.includes('jar'))
  useEffect(() => {
    if (!anyHolds || find !== null) return
    // Without it no cookie is marked, and the jar is shown all the same.
    import('./held-by.ts').then(({ heldBy }) => setFind(() => heldBy), console.warn)
  }, [anyHolds, find])
  return (cookie) => find?.(cookie, rules) ?? null
}
