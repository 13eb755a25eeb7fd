import { expect, test } from 'vitest'
import { patchRule } from '../../../../src/rules/model/patch-rule.ts'
import type { RuleInput } from '../../../../src/rules/model/rule.ts'

const RULE: RuleInput = {
  name: 'n',
  cookies: { a: '1', b: null },
  scope: { urls: ['*://a.test/*'], types: ['image'] },
  response: { drop: '*' },
  lifetime: 'until',
  until: 5,
}

test('what is left out stays; a field is replaced whole', () => {
  const scope = { urls: ['*://b.test/*'] }
  expect(patchRule(RULE, { scope })).toEqual({ ...RULE, scope })
  expect(patchRule(RULE, {})).toEqual(RULE)
})

test('null takes a field away; in the cookies it goes on meaning "left out"', () => {
  const { response: _, ...rest } = RULE
  expect(patchRule(RULE, { response: null })).toEqual(rest)
  expect(patchRule(RULE, { cookies: { c: null } }).cookies).toEqual({ c: null })
})

test('a time goes with its lifetime', () => {
  const { until: _, ...rest } = RULE
  expect(patchRule(RULE, { lifetime: 'session' })).toEqual({ ...rest, lifetime: 'session' })
  expect(patchRule(RULE, { lifetime: 'until', until: 9 })).toEqual({ ...RULE, until: 9 })
  expect(patchRule(RULE, { lifetime: null })).toEqual({ ...rest, lifetime: undefined })
})
