import type { RuleInput } from '../../../../src/rules/model/rule.ts'
import { say } from '../words.ts'

/** What a rule is called: its name, or the cookies it is about. */
export function ruleTitle(rule: RuleInput): string {
  if (rule.name !== undefined && rule.name !== '') return rule.name
  return (
    Object.keys(rule.cookies).join(', ') ||
    say(rule.response === undefined ? 'rule_without_cookies' : 'rule_changes_responses')
  )
}
