import { escapeTemplate } from '../../../../../src/rules/template/template.ts'
import type { RuleWish } from '../../../app/state/feature-links.ts'
import { focusSoon } from '../../../shared/hooks/focus-soon.ts'
import { withCookie } from '../state/rule-draft.ts'
import type { RulesState } from '../state/rules-state.ts'
import { openDraft } from './open-draft.ts'

/**
 * Opens the form with a rule about a cookie of the jar or the log. An unsaved new rule gets one more row; unsaved edits
 * of another rule are parked.
 */
export function draftAboutCookie(rules: RulesState, { name, value, hosts, intent }: RuleWish): void {
  const before = openDraft(rules, null)
  const others = { ...before, cookies: before.cookies.filter((one) => one.name !== name) }
  // `{{` in an existing value is literal, so escape it.
  const draft = withCookie(others, name, intent === 'omit' ? '' : escapeTemplate(value), intent === 'omit')
  rules.draft.value = { ...draft, typed: true, hosts: draft.hosts ?? hosts }
  rules.frame.tab.value = 'inject'
  rules.frame.detailOpen.value = true
  const key = draft.cookies.at(-1)?.key ?? 0
  focusSoon(intent === 'override' ? `rule-value-${key}` : 'rule-save')
}
