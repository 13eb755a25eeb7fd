import type { View } from '../../app/view.ts'
import { kept } from '../../app/view-slices.ts'
import { EMPTY_DRAFT, type RuleDraft } from './draft/rule-draft.ts'

const FIELDS = {
  /** The open form. */
  draft: kept<RuleDraft>(EMPTY_DRAFT),
  /** Half-typed forms that gave way to another one, by rule id; '' for a new rule. */
  parkedDrafts: kept<Readonly<Record<string, RuleDraft>>>({}, { storedAs: 'aside' }),
}

/** What the rules add to the view. */
export function rulesState(view: View) {
  return view.slices.get(FIELDS)
}
