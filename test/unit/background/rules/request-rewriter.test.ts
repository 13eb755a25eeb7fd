import { expect, test } from 'vitest'
import { ActiveRules } from '../../../../extension/background/rules/active-rules.ts'
import { OnceClaims } from '../../../../extension/background/rules/once-claims.ts'
import { RequestRewriter } from '../../../../extension/background/rules/request-rewriter.ts'
import { StartGate } from '../../../../extension/background/start-gate.ts'
import type { Platform } from '../../../../extension/platform/capabilities.ts'
import { CHROMIUM } from '../../../../extension/platform/chromium.ts'
import type { Details } from '../../../../extension/platform/details.ts'
import { FIREFOX } from '../../../../extension/platform/firefox.ts'
import type { RuleInput } from '../../../../src/rules/model/rule.ts'
import type { ActiveRule } from '../../../../src/rules/plan/plan.ts'
import { toWireRule } from '../../../../src/rules/plan/wire-rule.ts'
import { FakeClock, settled } from '../../fakes/fake-clock.ts'
import { FakeErrors } from '../../fakes/fake-errors.ts'

const rule = (part: Partial<RuleInput>, id = 'r'): ActiveRule => ({
  ...toWireRule(id, { cookies: {}, scope: { urls: ['*://a.test/*'] }, ...part }),
  inJar: [],
  heldOut: [],
})

const details = (part: Partial<Details> = {}): Details => ({
  requestId: '1',
  tabId: 3,
  frameId: 0,
  type: 'main_frame',
  method: 'GET',
  url: 'http://a.test/',
  timeStamp: 0,
  requestHeaders: [{ name: 'Accept', value: '*/*' }],
  ...part,
})

function create({ rules = [] as ActiveRule[], platform = FIREFOX as Platform, isOpen = true } = {}) {
  const [clock, errors, gate] = [new FakeClock(), new FakeErrors(), new StartGate()]
  const active = new ActiveRules(clock)
  active.replace(rules)
  if (isOpen) gate.open()
  const claims = new OnceClaims(platform)
  const badge = { calls: [] as unknown[], sent: (...call: unknown[]) => badge.calls.push(call) }
  const book = {
    spent: [] as string[],
    error: null as Error | null,
    spend: async (id: string) => {
      book.spent.push(id)
      if (book.error) throw book.error
    },
  }
  const rewriter = new RequestRewriter({ active, claims, book, badge, gate, platform, errors })
  return { clock, errors, gate, active, claims, badge, book, rewriter }
}

const cookieOf = (answer: unknown) =>
  (answer as { requestHeaders: { name: string; value?: string }[] }).requestHeaders
    .filter(({ name }) => name.toLowerCase() === 'cookie')
    .map(({ value }) => value)

test('a request leaves with the Cookie header that the rules make of it', () => {
  const { rewriter } = create({ rules: [rule({ cookies: { sid: 'mine' } })] })
  const requestHeaders = [
    { name: 'cookie', value: 'sid=theirs; b=1' },
    { name: 'Accept', value: '*/*' },
  ]
  const answer = rewriter.rewriteRequest(details({ requestHeaders }))
  expect(answer).toEqual({
    requestHeaders: [
      { name: 'Accept', value: '*/*' },
      { name: 'Cookie', value: 'sid=mine; b=1' },
    ],
  })
})

test('a request without headers gets its cookie; one whose header stays as it is, is left alone', () => {
  const { rewriter } = create({ rules: [rule({ cookies: { sid: 'mine' } })] })
  const { requestHeaders: _, ...bare } = details()
  expect(cookieOf(rewriter.rewriteRequest(bare))).toEqual(['sid=mine'])
  const same = details({ requestHeaders: [{ name: 'Cookie', value: 'sid=mine' }] })
  expect(rewriter.rewriteRequest(same)).toBeUndefined()
  expect(rewriter.rewriteRequest(details({ url: 'http://b.test/' }))).toBeUndefined()
})

test('a rule may leave no cookie at all', () => {
  const { rewriter } = create({ rules: [rule({ cookies: { sid: null } })] })
  const requestHeaders = [{ name: 'Cookie', value: 'sid=theirs' }]
  expect(rewriter.rewriteRequest(details({ requestHeaders }))).toEqual({ requestHeaders: [] })
})

test('values that are not ASCII are read and written as Firefox’s byte strings', () => {
  const { rewriter } = create({ rules: [rule({ cookies: { sid: 'ü' } })] })
  const requestHeaders = [{ name: 'Cookie', value: 'b=Ã©' }]
  expect(cookieOf(rewriter.rewriteRequest(details({ requestHeaders })))).toEqual(['b=Ã©; sid=Ã¼'])
})

test('a response is rewritten line by line', () => {
  const { rewriter } = create({ rules: [rule({ response: { drop: ['a'] } })] })
  const responseHeaders = [
    { name: 'Set-Cookie', value: 'a=1\nb=2' },
    { name: 'Content-Type', value: 'text/html' },
  ]
  expect(rewriter.rewriteResponse(details({ responseHeaders }))).toEqual({
    responseHeaders: [
      { name: 'Content-Type', value: 'text/html' },
      { name: 'Set-Cookie', value: 'b=2' },
    ],
  })
})

test('a response that no rule changes is left alone', () => {
  const { rewriter, active } = create({ rules: [rule({ response: { drop: ['a'] } })] })
  const responseHeaders = [{ name: 'Set-Cookie', value: 'b=2' }]
  expect(rewriter.rewriteResponse(details({ responseHeaders }))).toBeUndefined()
  expect(rewriter.rewriteResponse(details())).toBeUndefined()
  active.replace([rule({ cookies: { a: '1' } })])
  expect(rewriter.rewriteResponse(details({ responseHeaders }))).toBeUndefined()
})

test('until the rules are known every request waits, and may be under a rule', async () => {
  const { rewriter, gate, active } = create({ isOpen: false })
  expect(rewriter.concerns(details({ url: 'http://other.test/' }))).toBe(true)
  const responseHeaders = [{ name: 'Set-Cookie', value: 'a=1' }]
  const answers = Promise.all([
    rewriter.rewriteRequest(details()),
    rewriter.rewriteResponse(details({ responseHeaders })),
  ])
  active.replace([rule({ cookies: { sid: 'mine' }, response: { drop: ['a'] } })])
  gate.open()
  const [request, response] = await answers
  expect(cookieOf(request)).toEqual(['sid=mine'])
  expect(response).toEqual({ responseHeaders: [] })
  expect(rewriter.concerns(details({ url: 'http://other.test/' }))).toBe(false)
  expect(rewriter.concerns(details())).toBe(true)
})

test('when the start fails, waiting requests are rejected, which the browser lets pass', async () => {
  const { rewriter, gate } = create({ isOpen: false })
  const answer = rewriter.rewriteRequest(details())
  gate.fail(new Error('start failed'))
  await expect(answer).rejects.toThrow('start failed')
})

test('a once rule is used up by the first request that leaves with it', async () => {
  const { rewriter, claims, book } = create({ rules: [rule({ cookies: { sid: 'mine' }, lifetime: 'once' })] })
  claims.watch(['r'])
  expect(cookieOf(rewriter.rewriteRequest(details()))).toEqual(['sid=mine'])
  expect(rewriter.rewriteRequest(details({ requestId: '2' }))).toBeUndefined()
  expect(rewriter.rulesAt('send', details())).toHaveLength(1)
  expect(rewriter.rulesAt('send', details({ requestId: '2' }))).toEqual([])
  await settled()
  expect(book.spent).toEqual(['r'])
})

test('a request that fails gives its once rule back', () => {
  const { rewriter, claims } = create({ rules: [rule({ cookies: { sid: 'mine' }, lifetime: 'once' })] })
  claims.watch(['r'])
  rewriter.rewriteRequest(details())
  expect(rewriter.rulesAt('failed', details())).toBeUndefined()
  expect(cookieOf(rewriter.rewriteRequest(details({ requestId: '2' })))).toEqual(['sid=mine'])
})

test('an error while a used-up rule is stored is reported', async () => {
  const { rewriter, claims, book, errors } = create({ rules: [rule({ lifetime: 'once' })], platform: CHROMIUM })
  claims.watch(['r'])
  book.error = new Error('quota')
  rewriter.rulesAt('send', details())
  await settled()
  expect(errors.reported).toEqual([book.error])
})

test('the rules of a request are found when it leaves, and its tab’s badge counts them', () => {
  const { rewriter, badge, active } = create({ rules: [rule({ cookies: { a: '1' } })] })
  const rules = rewriter.rulesAt('send', details())
  expect(rules?.map(({ id }) => id)).toEqual(['r'])
  expect(badge.calls).toEqual([[3, rules, true]])
  rewriter.rulesAt('send', details({ type: 'script' }))
  expect(badge.calls[1]).toEqual([3, rules, false])
  active.replace([])
  expect(rewriter.rulesAt('send', details())).toBeUndefined()
  expect(rewriter.left({ ...details(), initiator: null })).toEqual([])
})

test('the rules of a response are found only if a rule changes responses', () => {
  const { rewriter, active } = create({ rules: [rule({ cookies: { a: '1' } })] })
  expect(rewriter.rulesAt('headers', details())).toBeUndefined()
  active.replace([rule({ response: { drop: ['a'] } })])
  expect(rewriter.rulesAt('headers', details())).toHaveLength(1)
  expect(rewriter.rulesAt('completed', details())).toBeUndefined()
})

test('a request that leaves before the rules are known is counted on the badge once they are', async () => {
  const { rewriter, gate, active, badge } = create({ isOpen: false })
  expect(rewriter.rulesAt('send', details())).toBeUndefined()
  expect(rewriter.rulesAt('completed', details())).toBeUndefined()
  active.replace([rule({ cookies: { a: '1' } })])
  gate.open()
  await settled()
  expect(badge.calls).toEqual([[3, active.all, true]])
})

test('rules may ask who made the request, in either browser’s form', () => {
  const scope = { urls: ['*://a.test/*'], initiators: ['b.test'] }
  const rules = [rule({ cookies: { a: '1' }, scope })]
  const firefox = create({ rules })
  expect(firefox.rewriter.concerns(details({ originUrl: 'http://b.test/page' }))).toBe(true)
  expect(firefox.rewriter.concerns(details({ originUrl: 'http://c.test/page' }))).toBe(false)
  const chromium = create({ rules, platform: CHROMIUM })
  expect(chromium.rewriter.concerns(details({ initiator: 'http://b.test' }))).toBe(true)
})

test('a rule that has just expired reaches no request', () => {
  const world = create()
  const until = world.clock.now() + 10
  world.active.replace([rule({ cookies: { a: '1' }, lifetime: 'until', until })])
  expect(world.rewriter.concerns(details())).toBe(true)
  world.clock.skip(10)
  expect(world.rewriter.concerns(details())).toBe(false)
})
