import { afterEach, expect, test, vi } from 'vitest'
import { SessionRules } from '../../../../extension/background/rules/session-rules.ts'
import type { ActiveRule } from '../../../../src/rules/plan/plan.ts'
import { toWireRule } from '../../../../src/rules/plan/wire-rule.ts'
import { areaOf } from '../../../../src/rules/scope/cookie-area.ts'
import { FakeDnr } from '../../fakes/fake-dnr.ts'

const rule = (id: string, urls = ['*://a.test/*']): ActiveRule => ({
  ...toWireRule(id, { cookies: { [id]: '1' }, scope: { urls } }),
  inJar: [],
  heldOut: [],
})

afterEach(() => {
  vi.restoreAllMocks()
})

test('the browser holds exactly the rules in force', async () => {
  const dnr = new FakeDnr()
  const rules = new SessionRules(dnr)
  const [a, b] = [rule('a'), rule('b')]
  expect(await rules.apply([a, b])).toEqual([])
  expect(dnr.values).toEqual(['a=1', 'b=1'])
  expect(await rules.apply([b])).toEqual([])
  expect(dnr.values).toEqual(['b=1'])
  await rules.apply([])
  expect(dnr.rules).toEqual([])
})

test('a rule that the browser holds already keeps its id and costs no update', async () => {
  const dnr = new FakeDnr()
  const a = rule('a')
  await new SessionRules(dnr).apply([a])
  const before = dnr.rules
  const next = new SessionRules(dnr)
  dnr.calls.length = 0
  expect(await next.apply([a])).toEqual([])
  expect(dnr.calls).toEqual(['getSessionRules'])
  expect(await next.apply([a])).toEqual([])
  expect(dnr.calls).toEqual(['getSessionRules'])
  expect(dnr.rules).toEqual(before)
})

test('one more rule reads back only what was added', async () => {
  const dnr = new FakeDnr()
  const rules = new SessionRules(dnr)
  await rules.apply([rule('a')])
  dnr.calls.length = 0
  await rules.apply([rule('a'), rule('b')])
  expect(dnr.calls).toEqual(['updateSessionRules', 'getSessionRules'])
})

test('when one rule spoils the update, the others are added, and the spoiling one is returned', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const dnr = new FakeDnr()
  const rules = new SessionRules(dnr)
  dnr.refuses = (one) => JSON.stringify(one).includes('b=1')
  expect(await rules.apply([rule('a'), rule('b'), rule('c')])).toEqual(['b'])
  expect(dnr.values).toEqual(['a=1', 'c=1'])
  expect(console.warn).toHaveBeenCalled()
})

test('a rule that the browser leaves out without an error is returned too', async () => {
  const dnr = new FakeDnr()
  const rules = new SessionRules(dnr)
  dnr.ignores = (one) => JSON.stringify(one).includes('b=1')
  expect(await rules.apply([rule('a'), rule('b')])).toEqual(['b'])
})

test('after a failed update the next call reads what the browser holds', async () => {
  const dnr = new FakeDnr()
  const rules = new SessionRules(dnr)
  await rules.apply([rule('a')])
  dnr.failNext('updateSessionRules')
  await expect(rules.apply([])).rejects.toThrow('updateSessionRules failed')
  dnr.calls.length = 0
  await rules.apply([])
  expect(dnr.calls).toEqual(['getSessionRules', 'updateSessionRules'])
  expect(dnr.rules).toEqual([])
})

test('a rule that displaces a cookie becomes other session rules, and its own again afterwards', async () => {
  const dnr = new FakeDnr()
  const rules = new SessionRules(dnr)
  const plain = rule('a')
  const cookie = {
    name: 'a',
    domain: 'a.test',
    hostOnly: true,
    secure: false,
    httpOnly: false,
    sameSite: 'lax',
    path: '/',
  } as const
  await rules.apply([plain])
  const bodies = () => dnr.rules.map(({ id: _, ...body }) => JSON.stringify(body)).sort()
  const alone = bodies()
  await rules.apply([{ ...plain, inJar: [{ name: 'a', value: '1', area: areaOf(cookie), site: 'a.test', cookie }] }])
  expect(bodies()).not.toEqual(alone)
  await rules.apply([plain])
  expect(bodies()).toEqual(alone)
})

test.each([true, false])('support of excludedTopDomains is tried once and leaves no rule: %s', async (isSupported) => {
  const dnr = new FakeDnr()
  const rules = new SessionRules(dnr)
  dnr.supportsTopDomains = isSupported
  expect(await rules.supportsTopDomains()).toBe(isSupported)
  const calls = dnr.calls.length
  expect(await rules.supportsTopDomains()).toBe(isSupported)
  expect(dnr.calls).toHaveLength(calls)
  expect(dnr.rules).toEqual([])
})

test('only regular expressions of the scope are asked about', async () => {
  const dnr = new FakeDnr()
  const rules = new SessionRules(dnr)
  expect(await rules.supportsRegexesOf(rule('a'))).toBe(true)
  expect(dnr.calls).toEqual([])
  expect(await rules.supportsRegexesOf(rule('a', ['/^https://a\\.test/x/']))).toBe(true)
  dnr.supportsRegex = () => false
  expect(await rules.supportsRegexesOf(rule('a', ['/^https://a\\.test/x/']))).toBe(false)
})
