import type { Problem, RuleInput, RuleState } from './rule.ts'
import { isAllowed, overlap } from './scope.ts'
import { toWireRule, type WireRule } from './wire-rule.ts'

export interface StoredRule {
  readonly id: string
  readonly rule: RuleInput
}

export interface Planned {
  readonly id: string
  readonly state: RuleState
  readonly via: readonly ('wire' | 'jar')[]
  readonly problems: readonly Problem[]
}

export interface Plan {
  readonly statuses: readonly Planned[]
  /** The rules to put in force. */
  readonly active: readonly WireRule[]
}

export interface Circumstances {
  /** Match patterns whose host permission is held. */
  readonly origins: readonly string[]
  /** Names of a rule that the jar holds for a host of its scope; empty where the browser can change them on the wire. */
  readonly inJar: (rule: WireRule) => readonly string[]
}

/** Which rules can be in force together, and why the others can't. A rule is in force whole, or not at all. */
export function planRules(rules: readonly StoredRule[], { origins, inJar }: Circumstances): Plan {
  const statuses: Planned[] = []
  const active: WireRule[] = []
  for (const { id, rule } of rules) {
    if (rule.enabled === false) {
      statuses.push({ id, state: 'off', via: [], problems: [] })
      continue
    }
    const wire = toWireRule(id, rule)
    if (!isAllowed(wire.scope, origins)) {
      statuses.push({ id, state: 'no-access', via: [], problems: [] })
      continue
    }
    const problems = [...conflicts(wire, active), ...heldByJar(wire, inJar)]
    if (problems.length > 0) {
      statuses.push({ id, state: 'refused', via: [], problems })
      continue
    }
    active.push(wire)
    statuses.push({ id, state: 'applied', via: ['wire'], problems: [] })
  }
  return { statuses, active }
}

function conflicts(rule: WireRule, active: readonly WireRule[]): Problem[] {
  const rivals = active.filter((other) => overlap(rule.scope, other.scope))
  if (rule.replace && rivals.some((other) => other.replace)) return [{ field: 'mode', code: 'conflicts-with-rule' }]
  const taken = new Set(rivals.flatMap((other) => other.cookies.map(([name]) => name)))
  return rule.cookies
    .filter(([name]) => taken.has(name))
    .map(([name]) => ({ field: `cookies.${name}`, code: 'conflicts-with-rule' }))
}

function heldByJar(rule: WireRule, inJar: Circumstances['inJar']): Problem[] {
  if (rule.replace) return []
  return inJar(rule).map((name) => ({ field: `cookies.${name}`, code: 'in-jar-not-supported-yet' }))
}
