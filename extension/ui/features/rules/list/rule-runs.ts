import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'

/** Consecutive rules of one group. */
export interface RuleRun {
  /** '' for rules without a group */
  readonly group: string
  /**
   * Index of this run among those of the same group, from 0. Together with the group it identifies the run, whichever
   * rules move into it.
   */
  readonly nth: number
  readonly rules: readonly RuleStatus[]
}

/**
 * Splits the rules into runs. The order is kept, because the earlier of two rules wins; so a group may have several runs.
 */
export function ruleRuns(rules: readonly RuleStatus[]): RuleRun[] {
  const runs: { group: string; nth: number; rules: RuleStatus[] }[] = []
  for (const status of rules) {
    const group = status.rule.group ?? ''
    const last = runs.at(-1)
    if (last?.group === group) last.rules.push(status)
    else runs.push({ group, nth: runs.filter((one) => one.group === group).length, rules: [status] })
  }
  return runs
}

/** The names of all groups, each once. */
export function groupNames(rules: readonly RuleStatus[]): string[] {
  return [...new Set(rules.map(({ rule }) => rule.group ?? ''))].filter((group) => group !== '')
}
