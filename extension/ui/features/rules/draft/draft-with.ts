import { escapeTemplate } from '../../../../../src/rules/template/template.ts'
import type { App } from '../../../app/app.ts'
import { focusSoon } from '../../../shared/hooks/focus-soon.ts'
import { openDraft } from './open-draft.ts'
import { withCookie } from './rule-draft.ts'

/** What a person wants of a cookie they see: as it is, with another value, or not at all. */
export type Wish = 'again' | 'override' | 'omit'

interface Wanted {
  readonly name: string
  readonly value: string
  /** Where it goes, as the form has it; null: this site */
  readonly hosts: string | null
}

/**
 * Opens the form with a rule about a cookie of the jar or of the log. A new rule that is half-typed already gets one more
 * row; a half-typed change of another rule is put aside.
 */
export function draftWith(app: App, { name, value, hosts }: Wanted, wish: Wish): void {
  const before = openDraft(app, null)
  const { view } = app
  const others = { ...before, cookies: before.cookies.filter((one) => one.name !== name) }
  // What stands in a cookie means just what it says.
  const draft = withCookie(others, name, wish === 'omit' ? '' : escapeTemplate(value), wish === 'omit')
  view.draft.value = { ...draft, typed: true, hosts: draft.hosts ?? hosts }
  view.tab.value = 'inject'
  view.opened.value = true
  const key = draft.cookies.at(-1)?.key ?? 0
  focusSoon(wish === 'override' ? `rule-value-${key}` : 'rule-save')
}
