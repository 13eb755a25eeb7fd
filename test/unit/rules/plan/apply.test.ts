import { describe, expect, test } from 'vitest'
import { applyRules } from '../../../../src/rules/plan/apply.ts'
import { prove } from '../../../../src/rules/plan/prove.ts'
import { toWireRule, type WireRule } from '../../../../src/rules/plan/wire-rule.ts'

const rule = (cookies: Record<string, string | null>, mode: 'merge' | 'replace' = 'merge'): WireRule =>
  toWireRule('r', { cookies, mode, scope: { urls: ['<all_urls>'] } })

describe('applyRules', () => {
  test.each([
    ['adds to nothing', null, rule({ a: '1' }), 'a=1'],
    ['adds behind', 'x=1; y=2', rule({ a: '1' }), 'x=1; y=2; a=1'],
    ['takes the place of its namesake', 'x=1; a=old; y=2', rule({ a: 'new' }), 'x=1; a=new; y=2'],
    ['leaves one of two namesakes', 'a=1; b=2; a=3', rule({ a: 'new' }), 'a=new; b=2'],
    ['leaves out', 'a=1; b=2; a=3', rule({ a: null }), 'b=2'],
    ['leaves out the last one', 'a=1', rule({ a: null }), null],
    ['leaves alone what it does not name', 'justvalue; A=1; a =2', rule({ a: '3' }), 'justvalue; A=1; a =2; a=3'],
    ['keeps an empty value', 'a=1', rule({ a: '' }), 'a='],
    ['replaces all', 'a=1; b=2', rule({ c: '3' }, 'replace'), 'c=3'],
    ['replaces all by nothing', 'a=1; b=2', rule({}, 'replace'), null],
    ['leaves a header without rules as it is', 'a=1;b=2', rule({ c: null }), 'a=1;b=2'],
  ])('%s', (_what, header, one, expected) => {
    expect(applyRules(header, [one])).toBe(expected)
  })

  test('applies rules in their order', () => {
    expect(applyRules('jar=1', [rule({ a: '1' }, 'replace'), rule({ b: '2' })])).toBe('a=1; b=2')
  })
})

describe('prove', () => {
  const pairs = (text: string) =>
    text
      .split(';')
      .filter(Boolean)
      .map((pair) => ({ name: pair.split('=')[0] ?? '', value: pair.split('=')[1] ?? '' }))
  test.each([
    ['added', 'x=1', 'x=1;a=1', rule({ a: '1' }), [{ ruleId: 'r', name: 'a', effect: 'added' }], true],
    ['replaced', 'a=0', 'a=1', rule({ a: '1' }), [{ ruleId: 'r', name: 'a', effect: 'replaced' }], true],
    ['removed', 'a=0', '', rule({ a: null }), [{ ruleId: 'r', name: 'a', effect: 'removed' }], true],
    ['nothing to remove', '', '', rule({ a: null }), [], true],
    ['did not leave', 'x=1', 'x=1', rule({ a: '1' }), [], 'not-carried'],
    ['left with another value', '', 'a=2', rule({ a: '1' }), [], 'other-value'],
    ['left twice', 'a=0', 'a=0;a=1', rule({ a: '1' }), [], 'twice'],
    ['was not held back', 'a=0', 'a=0', rule({ a: null }), [], 'not-left-out'],
    [
      'others left beside',
      'x=1',
      'x=1;a=1',
      rule({ a: '1' }, 'replace'),
      [{ ruleId: 'r', name: 'a', effect: 'added' }],
      'others-sent',
    ],
    ['another extension set the header', 'x=1', 'y=2', rule({ a: '1' }), [], 'other-extension'],
  ])('%s', (_what, before, after, one, injected, good) => {
    const proof = prove('http://a.test/', pairs(before), pairs(after), [{ ...one, inJar: [], heldOut: [] }])
    const drifted = typeof good === 'string' ? [{ ruleId: 'r', code: good }] : []
    expect(proof).toEqual({ injected, held: good === true ? ['r'] : [], drifted })
  })
})
