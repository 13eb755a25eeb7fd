import { expect, test } from 'vitest'
import { groupNames, ruleRuns } from '../../../../extension/ui/features/rules/list/rule-runs.ts'
import type { RuleStatus } from '../../../../src/rules/model/rule.ts'

const rule = (id: string, group?: string): RuleStatus => ({
  id,
  rule: { cookies: {}, scope: { urls: [] }, ...(group === undefined ? {} : { group }) },
  state: 'applied',
  via: [],
  problems: [],
  values: {},
  seen: { count: 0, lastSeq: null, drifted: 0, lastDrift: null },
})
const RULES = [rule('1', 'a'), rule('2', 'a'), rule('3'), rule('4', ''), rule('5', 'b'), rule('6', 'a')]

test('ruleRuns keeps the order of the rules, and begins a run wherever the group changes', () => {
  const runs = ruleRuns(RULES).map(({ group, nth, rules }) => `${group}${nth}:${rules.map(({ id }) => id).join('')}`)
  expect(runs).toEqual(['a0:12', '0:34', 'b0:5', 'a1:6'])
  expect(ruleRuns([])).toEqual([])
})

test('groupNames lists every group once', () => expect(groupNames(RULES)).toEqual(['a', 'b']))
