import type { RuleStatus } from '../../../../../src/rules/model/rule.ts'

/** Rules of one group that stand behind one another. */
export interface RuleRun {
  /** '': of no group */
  readonly group: string
  /** Which of the runs of that group, from 0: it names the run wherever its rules move. */
  readonly nth: number
  readonly rules: readonly RuleStatus[]
}

/** The rules as they are listed: in their order, which decides between them, with a heading wherever the group changes. */
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
