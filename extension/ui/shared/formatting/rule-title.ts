import type { RuleInput } from '../../../../src/rules/model/rule.ts'
import { say } from '../words.ts'

/** Returns the name of a rule, or the names of its cookies when it has none. */
export function ruleTitle(rule: RuleInput): string {
  if (rule.name !== undefined && rule.name !== '') return rule.name
  return (
    Object.keys(rule.cookies).join(', ') ||
    say(rule.response === undefined ? 'rule_without_cookies' : 'rule_changes_responses')
  )
}
