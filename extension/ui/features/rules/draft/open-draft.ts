import { batch } from '@preact/signals'
import type { App } from '../../../app/app.ts'
import { rulesState } from '../rules-state.ts'
import { draftOfRule } from './draft-rule.ts'
import { EMPTY_DRAFT, type RuleDraft } from './rule-draft.ts'

type Parts = Pick<App, 'view' | 'rules'>

/** In the place of an id, for a rule that is none yet. */
const NEW = ''

/** Opens the form of a rule (null: of a new one). What is half-typed in the form before it is put aside, and there again when somebody comes back. */
export function openDraft({ view, rules }: Parts, id: string | null): RuleDraft {
  const state = rulesState(view)
  const open = state.draft.peek()
  if (open.id === id) return open
  const { [id ?? NEW]: kept, ...others } = state.parkedDrafts.peek()
  const isThere = (one: string | null) => one === null || rules.peek().some((status) => status.id === one)
  const status = rules.peek().find((one) => one.id === id)
  const draft = kept ?? (status === undefined ? EMPTY_DRAFT : draftOfRule(status))
  batch(() => {
    state.parkedDrafts.value = open.typed && isThere(open.id) ? { ...others, [open.id ?? NEW]: open } : others
    state.draft.value = draft
  })
  return draft
}

/** Lets go of what is typed in the open form: it is saved, or was not meant. The half-typed new rule comes back. */
export function dropDraft({ view }: Pick<App, 'view'>): void {
  const state = rulesState(view)
  const { [NEW]: kept, ...others } = state.parkedDrafts.peek()
  batch(() => {
    state.parkedDrafts.value = others
    state.draft.value = kept ?? EMPTY_DRAFT
  })
}

/** Once the rule of the open form was removed elsewhere: what somebody typed there is a new rule from now on. */
export function detachDraft({ view, rules }: Parts): void {
  const state = rulesState(view)
  const open = state.draft.peek()
  const { id, typed } = open
  if (id === null || rules.peek().some((one) => one.id === id)) return
  if (typed) state.draft.value = { ...open, id: null }
  else dropDraft({ view })
}
