import type { RuleInput } from '../../../../../src/rules/model/rule.ts'
import { hostOfScope } from '../../../../../src/site/scope-of-host.ts'
import { ruleTitle } from '../../../shared/formatting/rule-title.ts'
import { say } from '../../../shared/words.ts'

/** Summarizes the facts of a rule that its title lacks: `role, −consent · shop.test · once`. */
export function ruleFacts(rule: RuleInput): string {
  const { scope, mode, response, lifetime } = rule
  const names = Object.entries(rule.cookies).map(([name, value]) => (value === null ? `−${name}` : name))
  const facts = [
    names.join(', ') === ruleTitle(rule) ? '' : names.join(', '),
    scope.urls.map(hostOfScope).join(', '),
    mode === 'replace' ? say('rule_replaces') : '',
    response === undefined ? '' : say('rule_changes_responses'),
    scope.tabIds === undefined ? '' : say('scope_one_tab'),
    lifetime === 'once' ? say('lifetime_once') : lifetime === 'always' ? say('lifetime_always') : '',
  ]
  return facts.filter((fact) => fact !== '').join(' · ')
}
