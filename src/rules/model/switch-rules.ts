import type { StoredRule } from './stored-rule.ts'

/**
 * Switches those rules on or off. What is switched begins anew: its templates are worked out again, and a rule that was spent
 * is armed. One that is that way already stays as it is: a spent rule is not armed because its group is switched on around it.
 */
export function switchRules(
  rules: readonly StoredRule[],
  which: (one: StoredRule) => boolean,
  enabled: boolean,
): StoredRule[] {
  return rules.map((one) => {
    const isOn = one.rule.enabled !== false
    return which(one) && isOn !== enabled ? { id: one.id, rule: { ...one.rule, enabled } } : one
  })
}
