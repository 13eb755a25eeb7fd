import { expect, test } from 'vitest'
import { OnceClaims } from '../../../../extension/background/rules/once-claims.ts'
import { CHROMIUM } from '../../../../extension/platform/chromium.ts'
import { FIREFOX } from '../../../../extension/platform/firefox.ts'
import type { ActiveRule } from '../../../../src/rules/plan/plan.ts'
import { toWireRule } from '../../../../src/rules/plan/wire-rule.ts'

const rule = (id: string): ActiveRule => ({
  ...toWireRule(id, { cookies: { [id]: '1' }, scope: { urls: ['<all_urls>'] } }),
  inJar: [],
  heldOut: [],
})
const RULES = [rule('once'), rule('other')]
const ids = (rules: readonly ActiveRule[]) => rules.map(({ id }) => id)

function create(platform = FIREFOX) {
  const claims = new OnceClaims(platform)
  const spent: string[] = []
  const left = (requestId: string, rules = RULES) => ids(claims.left(requestId, rules, (id) => spent.push(id)))
  const claim = (requestId: string) => ids(claims.claim(requestId, RULES))
  return { claims, spent, left, claim }
}

test('without once rules every request has its rules', () => {
  const { claims, claim, left } = create()
  claims.watch([])
  expect(claim('1')).toEqual(['once', 'other'])
  expect(left('1')).toEqual(['once', 'other'])
})

test('in Firefox the first request claims the rule, and no other gets it', () => {
  const { claims, claim, left, spent } = create()
  claims.watch(['once'])
  expect(claim('1')).toEqual(['once', 'other'])
  expect(claim('2')).toEqual(['other'])
  expect(claim('1')).toEqual(['once', 'other'])
  expect(left('2')).toEqual(['other'])
  expect(spent).toEqual([])
  expect(left('1')).toEqual(['once', 'other'])
  expect(spent).toEqual(['once'])
  expect(claim('3')).toEqual(['other'])
  expect(left('3')).toEqual(['other'])
})

test('a request that fails before it leaves frees the rule for the next one', () => {
  const { claims, claim } = create()
  claims.watch(['once'])
  claim('1')
  claims.release('9')
  expect(claim('2')).toEqual(['other'])
  claims.release('1')
  expect(claim('2')).toEqual(['once', 'other'])
})

test('a rule that was just used up stays so until the rule book has recorded it', () => {
  const { claims, claim, left } = create()
  claims.watch(['once'])
  claim('1')
  left('1')
  // An enforcement that was under way still lists the rule.
  claims.watch(['once'])
  expect(claim('2')).toEqual(['other'])
  claims.watch([])
  claims.watch(['once'])
  expect(claim('3')).toEqual(['once', 'other'])
})

test('a rule that goes while it is claimed frees its claim', () => {
  const { claims, claim } = create()
  claims.watch(['once'])
  claim('1')
  claims.watch([])
  claims.watch(['once'])
  expect(claim('2')).toEqual(['once', 'other'])
})

test('in Chromium requests that leave before the rule is removed carry it too, but use it up once', () => {
  const { claims, left, spent } = create(CHROMIUM)
  claims.watch(['once'])
  expect(left('1')).toEqual(['once', 'other'])
  expect(left('2')).toEqual(['once', 'other'])
  expect(spent).toEqual(['once'])
})
