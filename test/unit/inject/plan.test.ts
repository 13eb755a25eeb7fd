import { expect, test } from 'vitest'
import { cookieReaches } from '../../../src/inject/jar-reach.ts'
import { planRules } from '../../../src/inject/plan.ts'
import type { RuleInput } from '../../../src/inject/rule.ts'
import { pieces } from '../../../src/inject/scope.ts'

const plan = (rules: RuleInput[], inJar: string[] = [], origins = ['<all_urls>']) =>
  planRules(
    rules.map((rule, index) => ({ id: `r${index}`, rule })),
    { origins, inJar: ({ cookies }) => cookies.map(([name]) => name).filter((name) => inJar.includes(name)) },
  )
const on = (host: string, cookies: RuleInput['cookies'], more: Partial<RuleInput> = {}): RuleInput => ({
  cookies,
  scope: { urls: [`*://${host}/*`] },
  ...more,
})

test('a rule is in force whole, or not at all', () => {
  const { statuses, active } = plan([on('a.test', { a: '1', b: '2' })], ['b'])
  expect(statuses).toEqual([
    { id: 'r0', state: 'refused', via: [], problems: [{ field: 'cookies.b', code: 'in-jar-not-supported-yet' }] },
  ])
  expect(active).toEqual([])
})

test('replace does not mind the jar', () => {
  expect(plan([on('a.test', { b: '2' }, { mode: 'replace' })], ['b']).statuses[0]?.state).toBe('applied')
})

test('without the permission for every host of its scope a rule waits', () => {
  expect(plan([on('a.test', { a: '1' })], [], ['*://b.test/*']).statuses[0]?.state).toBe('no-access')
})

test('of two rules that give one name to one request the second is refused', () => {
  const { statuses } = plan([on('*.a.test', { a: '1' }), on('x.a.test', { a: '2' }), on('b.test', { a: '3' })])
  expect(statuses.map(({ state }) => state)).toEqual(['applied', 'refused', 'applied'])
  expect(statuses[1]?.problems).toEqual([{ field: 'cookies.a', code: 'conflicts-with-rule' }])
})

test('a rule that is off takes no name', () => {
  const { statuses } = plan([on('a.test', { a: '1' }, { enabled: false }), on('a.test', { a: '2' })])
  expect(statuses.map(({ state }) => state)).toEqual(['off', 'applied'])
})

test.each([
  ['a host-only cookie of the host', { domain: 'a.test', hostOnly: true }, '*://a.test/*', true],
  ['a host-only cookie of a parent', { domain: 'a.test', hostOnly: true }, '*://x.a.test/*', false],
  ['a domain cookie of a parent', { domain: '.a.test', hostOnly: false }, '*://x.a.test/*', true],
  ['a cookie of a host within the scope', { domain: 'x.a.test', hostOnly: true }, '*://*.a.test/*', true],
  ['a cookie of a stranger', { domain: 'na.test', hostOnly: true }, '*://*.a.test/*', false],
])('cookieReaches: %s', (_what, cookie, urls, expected) => {
  expect(cookieReaches(cookie, pieces([urls]))).toBe(expected)
})
