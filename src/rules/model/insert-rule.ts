import type { StoredRule } from './stored-rule.ts'

/** Returns the rules with `added` inserted after the last rule of its group, or at the end when it has no group. */
export function insertRule(rules: readonly StoredRule[], added: StoredRule): StoredRule[] {
  const { group = '' } = added.rule
  const last = group === '' ? -1 : rules.findLastIndex(({ rule }) => rule.group === group)
  const position = last < 0 ? rules.length : last + 1
  return [...rules.slice(0, position), added, ...rules.slice(position)]
}
