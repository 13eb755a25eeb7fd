import { describe, expect, test } from 'vitest'
import { applyRules } from '../../../../src/rules/plan/apply.ts'
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
