import { expect, test } from 'vitest'
import type { PlannedCookie } from '../../../../src/rules/plan/plan.ts'
import { type VerifiedRule, verifyInjection } from '../../../../src/rules/plan/verify-injection.ts'
import { toWireRule } from '../../../../src/rules/plan/wire-rule.ts'

const rule = (cookies: Record<string, string | null>, mode: 'merge' | 'replace' = 'merge'): VerifiedRule => ({
  ...toWireRule('r', { cookies, mode, scope: { urls: ['<all_urls>'] } }),
  inJar: [],
  heldOut: [],
})
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
  ['not carried', 'x=1', 'x=1', rule({ a: '1' }), [], 'not-carried'],
  ['another value', '', 'a=2', rule({ a: '1' }), [], 'other-value'],
  ['sent twice', 'a=0', 'a=0;a=1', rule({ a: '1' }), [], 'twice'],
  ['not left out', 'a=0', 'a=0', rule({ a: null }), [], 'not-left-out'],
  [
    'more than a replace gives',
    'x=1',
    'x=1;a=1',
    rule({ a: '1' }, 'replace'),
    [{ ruleId: 'r', name: 'a', effect: 'added' }],
    'others-sent',
  ],
  [
    'a replace keeps others out',
    'x=1',
    'a=1',
    rule({ a: '1' }, 'replace'),
    [{ ruleId: 'r', name: 'a', effect: 'added' }],
    true,
  ],
  ['another extension set the header', 'x=1', 'y=2', rule({ a: '1' }), [], 'other-extension'],
])('%s', (_what, before, after, one, injected, match) => {
  const mismatched = typeof match === 'string' ? [{ ruleId: 'r', code: match }] : []
  const matched = match === true ? ['r'] : []
  expect(verifyInjection('http://a.test/', pairs(before), pairs(after), [one])).toEqual({
    injected,
    matched,
    mismatched,
  })
})

test('without the cookies before any rule, every injected cookie counts as added', () => {
  const { injected } = verifyInjection('http://a.test/', null, pairs('a=1;x=1'), [rule({ a: '1' })])
  expect(injected).toEqual([{ ruleId: 'r', name: 'a', effect: 'added' }])
})

test('a rule about responses only is neither matched nor mismatched', () => {
  expect(verifyInjection('http://a.test/', [], pairs('x=1'), [rule({})])).toEqual({
    injected: [],
    matched: [],
    mismatched: [],
  })
})

const displaced: PlannedCookie = {
  name: 'a',
  domain: '.a.test',
  hostOnly: false,
  secure: false,
  httpOnly: false,
  sameSite: 'lax',
  path: '/app',
}

test.each<[string, Partial<PlannedCookie>, string, 'added' | 'replaced']>([
  ['a subdomain of its domain', {}, 'http://x.a.test/app', 'replaced'],
  ['another domain', {}, 'http://b.test/app', 'added'],
  ['another path', {}, 'http://a.test/other', 'added'],
  ['another host than its own', { domain: 'a.test', hostOnly: true }, 'http://x.a.test/app', 'added'],
  ['its own host', { domain: 'a.test', hostOnly: true }, 'http://a.test/app', 'replaced'],
  ['an insecure request', { secure: true }, 'http://a.test/app', 'added'],
  ['a secure request', { secure: true }, 'https://a.test/app', 'replaced'],
  ['a secure WebSocket', { secure: true }, 'wss://a.test/app', 'replaced'],
])('a displaced cookie counts as sent before only where it would be sent: %s', (_what, part, url, effect) => {
  const one = { ...rule({ a: '1' }), heldOut: [{ ...displaced, ...part }] }
  expect(verifyInjection(url, [], pairs('a=1'), [one]).injected).toEqual([{ ruleId: 'r', name: 'a', effect }])
})
