import type { App } from '../../../app/state/app.ts'
import { createView, kept, type ViewOf, type ViewSlice } from '../../../app/view/view-slice.ts'
import { EMPTY_DRAFT, type RuleDraft } from './rule-draft.ts'

const fields = {
  /** The open form. */
  draft: kept<RuleDraft>('draft', EMPTY_DRAFT),
  /** Unsaved forms that were replaced by another one, by the id of their rule; '' for a new rule. */
  parkedDrafts: kept<Readonly<Record<string, RuleDraft>>>('aside', {}),
}

type Shared = Pick<
  App,
  'shell' | 'errors' | 'notices' | 'frame' | 'log' | 'site' | 'tab' | 'watching' | 'access' | 'ruleList' | 'pageJar'
>

/** The state of the rules view, and the parts of the application that it uses. */
export interface RulesState extends Shared, ViewOf<typeof fields> {}

/** The part of the state that functions on drafts use. */
export type DraftsState = Pick<RulesState, 'draft' | 'parkedDrafts' | 'ruleList'>

export function createRules(app: App): { state: RulesState; slice: ViewSlice } {
  const { view, kept } = createView(fields)
  return { state: { ...app, ...view }, slice: { kept } }
}
