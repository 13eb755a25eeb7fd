import { expect, test } from 'vitest'
import type { Lifetime } from '../../../../src/rules/model/rule.ts'
import type { StoredRule } from '../../../../src/rules/model/stored-rule.ts'
import { isLasting, joinRules, writeOrder } from '../../../../src/rules/validate/stored-rules.ts'

const rule = (id: string, lifetime: Lifetime): StoredRule => ({
  id,
  rule: { cookies: { a: '1' }, scope: { urls: ['<all_urls>'] }, lifetime },
})

/** What a background finds that died after so many of the writes. */
function foundAfter(writes: number, before: readonly StoredRule[], rules: readonly StoredRule[]): StoredRule[] {
  let disk = before.filter(isLasting)
  let memory = before
  for (const place of writeOrder(rules, before).slice(0, writes)) {
    if (place === 'disk') disk = rules.filter(isLasting)
    else memory = rules
  }
  return joinRules(disk, memory)
}

const A = rule('a', 'always')
const CHANGES: [why: string, before: StoredRule[], after: StoredRule[]][] = [
  ['one is added that lasts', [A], [A, rule('b', 'until')]],
  ['one is added that does not', [A], [A, rule('b', 'session')]],
  ['one that lasts is removed', [A, rule('b', 'always')], [A]],
  ['one begins to last', [A, rule('b', 'session')], [A, rule('b', 'always')]],
  ['one ceases to last', [A, rule('b', 'always')], [A, rule('b', 'session')]],
  ['all go', [A, rule('b', 'session')], []],
]
test.each(CHANGES)('wherever writing stops, each rule is as it was or as it is: %s', (_why, before, after) => {
  for (let writes = 0; writes <= 2; writes += 1) {
    const found = foundAfter(writes, before, after)
    for (const one of found) expect([...before, ...after]).toContainEqual(one)
    for (const { id } of before.filter((one) => after.some((other) => other.id === one.id))) {
      expect(found.filter((one) => one.id === id)).toHaveLength(1)
    }
  }
  expect(foundAfter(2, before, after)).toEqual(after)
})
