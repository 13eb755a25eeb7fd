import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { draftOfRule } from '../../../../extension/ui/features/rules/draft/draft-to-rule.ts'
import { detachDraft, dropDraft, openDraft } from '../../../../extension/ui/features/rules/draft/open-draft.ts'
import { EMPTY_DRAFT, type RuleDraft } from '../../../../extension/ui/features/rules/state/rule-draft.ts'
import type { RuleStatus } from '../../../../src/rules/model/rule.ts'

const status = (id: string): RuleStatus => ({
  id,
  rule: { cookies: { [id]: '1' }, scope: { urls: ['*://a.test/*'] } },
  ...{ state: 'applied', via: ['wire'], problems: [], values: {} },
  seen: { count: 0, lastSeq: null, drifted: 0, lastDrift: null },
})
const state = () => ({
  draft: signal<RuleDraft>(EMPTY_DRAFT),
  parkedDrafts: signal<Readonly<Record<string, RuleDraft>>>({}),
  ruleList: signal<readonly RuleStatus[]>([status('one'), status('two')]),
})

describe('a form that gives way to another one', () => {
  it('is there again as it was left, half-typed', () => {
    const rules = state()
    rules.draft.value = { ...EMPTY_DRAFT, typed: true, paste: 'new=1' }
    openDraft(rules, 'one')
    expect(rules.draft.value).toEqual(draftOfRule(status('one')))
    rules.draft.value = { ...rules.draft.value, typed: true, name: 'changed' }
    openDraft(rules, 'two')
    openDraft(rules, 'one')
    expect(rules.draft.value.name).toBe('changed')
    openDraft(rules, null)
    expect(rules.draft.value.paste).toBe('new=1')
  })

  it('is not parked when nothing was typed', () => {
    const rules = state()
    openDraft(rules, 'one')
    openDraft(rules, 'two')
    openDraft(rules, null)
    expect(rules.parkedDrafts.value).toEqual({})
  })

  it('stays as it is when it is opened again', () => {
    const rules = state()
    const typed = { ...EMPTY_DRAFT, typed: true, paste: 'a=1' }
    rules.draft.value = typed
    expect(openDraft(rules, null)).toBe(typed)
  })

  it('makes way for the parked new rule when it is dropped', () => {
    const rules = state()
    rules.draft.value = { ...EMPTY_DRAFT, typed: true, paste: 'new=1' }
    openDraft(rules, 'one')
    dropDraft(rules)
    expect(rules.draft.value.paste).toBe('new=1')
    dropDraft(rules)
    expect([rules.draft.value, rules.parkedDrafts.value]).toEqual([EMPTY_DRAFT, {}])
  })

  it('becomes that of a new rule when its own was removed elsewhere', () => {
    const rules = state()
    rules.draft.value = { ...EMPTY_DRAFT, typed: true, paste: 'new=1' }
    openDraft(rules, 'one')
    detachDraft(rules)
    expect(rules.draft.value.id).toBe('one')
    rules.draft.value = { ...rules.draft.value, typed: true, name: 'changed' }
    rules.ruleList.value = [status('two')]
    detachDraft(rules)
    expect(rules.draft.value).toMatchObject({ id: null, name: 'changed' })
    dropDraft(rules)
    expect(rules.draft.value.paste).toBe('new=1')
    openDraft(rules, 'two')
    rules.ruleList.value = []
    detachDraft(rules)
    expect(rules.draft.value.paste).toBe('new=1')
  })

  it('is not parked when its rule was removed', () => {
    const rules = state()
    openDraft(rules, 'one')
    rules.draft.value = { ...rules.draft.value, typed: true, name: 'changed' }
    rules.ruleList.value = [status('two')]
    openDraft(rules, 'two')
    expect(rules.parkedDrafts.value).toEqual({})
  })
})
