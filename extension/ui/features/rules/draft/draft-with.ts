import { escapeTemplate } from '../../../../../src/rules/template/template.ts'
import type { App } from '../../../app/app.ts'
import { focusSoon } from '../../../shared/hooks/focus-soon.ts'
import type { RuleCookie, RulePurpose } from '../../../shared/rule-purpose.ts'
import { rulesState } from '../rules-state.ts'
import { openDraft } from './open-draft.ts'
import { withCookie } from './rule-draft.ts'

/**
 * Opens the form with a rule about a cookie of the jar or of the log. A new rule that is half-typed already gets one more
 * row; a half-typed change of another rule is put aside.
 */
export function draftWith(app: App, { name, value, hosts }: RuleCookie, purpose: RulePurpose): void {
  const before = openDraft(app, null)
  const { view } = app
  const others = { ...before, cookies: before.cookies.filter((one) => one.name !== name) }
  // What stands in a cookie means just what it says.
  const draft = withCookie(others, name, purpose === 'omit' ? '' : escapeTemplate(value), purpose === 'omit')
  rulesState(view).draft.value = { ...draft, typed: true, hosts: draft.hosts ?? hosts }
  view.tab.value = 'inject'
  view.detailOpen.value = true
  const key = draft.cookies.at(-1)?.key ?? 0
  focusSoon(purpose === 'override' ? `rule-value-${key}` : 'rule-save')
}
