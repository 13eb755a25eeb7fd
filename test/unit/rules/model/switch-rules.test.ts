import { expect, test } from 'vitest'
import type { StoredRule } from '../../../../src/rules/model/stored-rule.ts'
import { switchRules } from '../../../../src/rules/model/switch-rules.ts'

const spent: StoredRule = {
  id: 'spent',
  rule: { cookies: { a: '{{uuid}}' }, scope: { urls: ['*://a.test/*'] }, lifetime: 'once' },
  values: { a: '1' },
  spent: true,
}
const off: StoredRule = { id: 'off', rule: { ...spent.rule, enabled: false } }

test('a rule that is on already stays spent, with the values it had', () => {
  expect(switchRules([spent], () => true, true)).toEqual([spent])
})

test('what is switched begins anew: a spent rule that goes off and on is armed, with no values of before', () => {
  const [isOff] = switchRules([spent], () => true, false)
  expect(isOff).toEqual({ id: 'spent', rule: { ...spent.rule, enabled: false } })
  expect(switchRules(isOff ? [isOff] : [], () => true, true)).toEqual([
    { id: 'spent', rule: { ...spent.rule, enabled: true } },
  ])
})

test('only those that are meant are switched, in their order', () => {
  const switched = switchRules([off, spent], ({ id }) => id === 'off', true)
  expect(switched).toEqual([{ id: 'off', rule: { ...off.rule, enabled: true } }, spent])
})
