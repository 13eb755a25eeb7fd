import { expect, test } from 'vitest'
import { insertRule } from '../../../../src/rules/model/insert-rule.ts'

const rule = (id: string, group?: string) => ({
  id,
  rule: { cookies: { a: '1' }, scope: { urls: ['<all_urls>'] }, ...(group === undefined ? {} : { group }) },
})
const RULES = [rule('1', 'admin'), rule('2'), rule('3', 'admin'), rule('4', 'other'), rule('5', '')]

test.each([
  ['after the last of its group', 'admin', ['1', '2', '3', 'new', '4', '5']],
  ['at the end of a new group', 'third', ['1', '2', '3', '4', '5', 'new']],
  ['at the end without a group', undefined, ['1', '2', '3', '4', '5', 'new']],
  ['at the end with an empty group', '', ['1', '2', '3', '4', '5', 'new']],
])('a rule is inserted %s', (_, group, order) => {
  expect(insertRule(RULES, rule('new', group)).map(({ id }) => id)).toEqual(order)
})

test('the first rule of all', () => {
  expect(insertRule([], rule('new', 'admin'))).toEqual([rule('new', 'admin')])
})
