import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { createView } from '../../../extension/ui/app/view.ts'
import { draftOfRule } from '../../../extension/ui/features/rules/draft/draft-rule.ts'
import { detachDraft, dropDraft, openDraft } from '../../../extension/ui/features/rules/draft/open-draft.ts'
import { EMPTY_DRAFT } from '../../../extension/ui/features/rules/draft/rule-draft.ts'
import { rulesState } from '../../../extension/ui/features/rules/rules-state.ts'
import type { RuleStatus } from '../../../src/rules/model/rule.ts'

const status = (id: string): RuleStatus => ({
  id,
  rule: { cookies: { [id]: '1' }, scope: { urls: ['*://a.test/*'] } },
  ...{ state: 'applied', via: ['wire'], problems: [], values: {} },
  seen: { count: 0, lastSeq: null, drifted: 0, lastDrift: null },
})
const parts = () => ({ view: createView(), rules: signal<readonly RuleStatus[]>([status('one'), status('two')]) })

describe('the form of a rule gives way to another one', () => {
  it('and what was half-typed in each is there again', () => {
    const app = parts()
    rulesState(app.view).draft.value = { ...EMPTY_DRAFT, typed: true, paste: 'new=1' }
    openDraft(app, 'one')
    expect(rulesState(app.view).draft.value).toEqual(draftOfRule(status('one')))
    rulesState(app.view).draft.value = { ...rulesState(app.view).draft.value, typed: true, name: 'changed' }
    openDraft(app, 'two')
    openDraft(app, 'one')
    expect(rulesState(app.view).draft.value.name).toBe('changed')
    openDraft(app, null)
    expect(rulesState(app.view).draft.value.paste).toBe('new=1')
  })

  it('keeps nothing of what was only looked at', () => {
    const app = parts()
    openDraft(app, 'one')
    openDraft(app, 'two')
    openDraft(app, null)
    expect(rulesState(app.view).parkedDrafts.value).toEqual({})
  })

  it('does not touch the form when it is the open one', () => {
    const app = parts()
    const typed = { ...EMPTY_DRAFT, typed: true, paste: 'a=1' }
    rulesState(app.view).draft.value = typed
    expect(openDraft(app, null)).toBe(typed)
  })

  it('saved or given up, makes room for the new rule that was half-typed', () => {
    const app = parts()
    rulesState(app.view).draft.value = { ...EMPTY_DRAFT, typed: true, paste: 'new=1' }
    openDraft(app, 'one')
    dropDraft(app)
    expect(rulesState(app.view).draft.value.paste).toBe('new=1')
    dropDraft(app)
    expect([rulesState(app.view).draft.value, rulesState(app.view).parkedDrafts.value]).toEqual([EMPTY_DRAFT, {}])
  })

  it('becomes a new rule when its own was removed elsewhere', () => {
    const app = parts()
    rulesState(app.view).draft.value = { ...EMPTY_DRAFT, typed: true, paste: 'new=1' }
    openDraft(app, 'one')
    detachDraft(app)
    expect(rulesState(app.view).draft.value.id).toBe('one')
    rulesState(app.view).draft.value = { ...rulesState(app.view).draft.value, typed: true, name: 'changed' }
    app.rules.value = [status('two')]
    detachDraft(app)
    expect(rulesState(app.view).draft.value).toMatchObject({ id: null, name: 'changed' })
    dropDraft(app)
    expect(rulesState(app.view).draft.value.paste).toBe('new=1')
    openDraft(app, 'two')
    app.rules.value = []
    detachDraft(app)
    expect(rulesState(app.view).draft.value.paste).toBe('new=1')
  })

  it('forgets what was typed for a rule that is gone', () => {
    const app = parts()
    openDraft(app, 'one')
    rulesState(app.view).draft.value = { ...rulesState(app.view).draft.value, typed: true, name: 'changed' }
    app.rules.value = [status('two')]
    openDraft(app, 'two')
    expect(rulesState(app.view).parkedDrafts.value).toEqual({})
  })
})
