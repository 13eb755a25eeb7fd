import type { StoredRule } from './stored-rule.ts'

/**
 * Switches the matching rules on or off. A rule that is switched starts afresh: its templates are resolved again, and a
 * spent 'once' rule may be used again. A rule that is on already stays as it is: switching its group on does not make a
 * spent rule usable.
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
