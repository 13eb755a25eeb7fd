import { expect, test } from 'vitest'
import { ActiveRules } from '../../../../extension/background/rules/active-rules.ts'
import { OnceClaims } from '../../../../extension/background/rules/once-claims.ts'
import { RequestRewriter } from '../../../../extension/background/rules/request-rewriter.ts'
import { RuleBook } from '../../../../extension/background/rules/rule-book.ts'
import { RuleEnforcer } from '../../../../extension/background/rules/rule-enforcer.ts'
import { RuleExpiryAlarm } from '../../../../extension/background/rules/rule-expiry-alarm.ts'
import { RuleStatuses } from '../../../../extension/background/rules/rule-statuses.ts'
import { RuleStorage } from '../../../../extension/background/rules/rule-storage.ts'
import { StartGate } from '../../../../extension/background/start-gate.ts'
import { FIREFOX } from '../../../../extension/platform/firefox.ts'
import { Queue } from '../../../../src/queue.ts'
import type { RuleInput } from '../../../../src/rules/model/rule.ts'
import { FakeAlarms } from '../../fakes/fake-alarms.ts'
import { FakeClock, settled } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { FakeErrors } from '../../fakes/fake-errors.ts'
import { FakeStorage } from '../../fakes/fake-storage.ts'
import { FakeSurfaces } from '../../fakes/fake-surfaces.ts'
import { someDetails } from '../../fakes/fake-web-request.ts'

const RULE: RuleInput = { cookies: { sid: 'mine' }, scope: { urls: ['*://example.test/*'] } }

/** The rules of a Firefox browser, where `RequestRewriter` applies them. */
async function create() {
  const [clock, surfaces, errors] = [new FakeClock(), new FakeSurfaces(), new FakeErrors()]
  const [gate, queue] = [new StartGate(), new Queue()]
  const [disk, memory] = [new FakeStorage(), new FakeStorage()]
  const active = new ActiveRules(clock)
  const claims = new OnceClaims(FIREFOX)
  const storage = new RuleStorage({ local: disk.connect(), session: memory.connect(), errors })
  const statuses = new RuleStatuses({ storage, surfaces, clock, errors })
  const steps: string[] = []
  const policy = {
    origins: ['<all_urls>'],
    isOn: true,
    refreshListeners: () => void steps.push(`listen: ${active.urls?.join() ?? 'all'}`),
    listenersRegistered: async () => void steps.push('registered'),
  }
  const badge = { use: () => void steps.push('badge'), sent: () => undefined }
  const enforcer = new RuleEnforcer({
    ...{ active, policy, claims, statuses, badge, queue, clock, errors },
    inBrowser: null,
    expiryAlarm: new RuleExpiryAlarm(new FakeAlarms(), clock),
    platform: FIREFOX,
    siteOf: () => null,
  })
  const jar = { allButPrivate: async () => [aCookie({ name: 'theirs', value: 'x' })] }
  const book = new RuleBook({
    ...{ storage, enforcer, statuses, queue, clock },
    templates: { overrides: null, jar, clock, newId: () => 'a-uuid' },
    regexes: null,
    newId: () => 'an-id',
  })
  const rewriter = new RequestRewriter({ active, claims, book, badge, gate, platform: FIREFOX, errors })
  await book.load()
  gate.open()
  steps.length = 0
  return { steps, surfaces, errors, active, policy, enforcer, book, rewriter }
}

const sent = (answer: unknown) => JSON.stringify(answer ?? null)

test('a rule is in force when Firefox has registered the listener for its requests, and only then shown', async () => {
  const { steps, surfaces, book, rewriter } = await create()
  expect(await book.add(RULE)).toMatchObject({ state: 'applied', via: ['wire'] })
  expect(steps).toEqual(['listen: ws://*/*,wss://*/*,*://example.test/*', 'registered', 'badge'])
  expect(surfaces.kinds).toContain('rules')
  expect(sent(rewriter.rewriteRequest(someDetails()))).toContain('sid=mine')
  expect(rewriter.changesResponses).toBe(false)
})

test('the jar is never touched: its events and deletions mean nothing', async () => {
  const { steps, book, enforcer, errors } = await create()
  await book.add(RULE)
  steps.length = 0
  const cookie = aCookie({ name: 'sid' })
  enforcer.jarChanged({ cause: 'explicit', removed: false, cookie, at: 1 })
  enforcer.lineDeletes(cookie)
  enforcer.tabOpened(1)
  enforcer.retryCookiesOf([])
  await settled()
  expect([steps, errors.reported]).toEqual([[], []])
  expect(await book.restoreCookies()).toEqual([])
})

test('a once rule is spent by the one request that claimed it', async () => {
  const { book, rewriter } = await create()
  await book.add({ ...RULE, lifetime: 'once' })
  expect(sent(rewriter.rewriteRequest(someDetails()))).toContain('sid=mine')
  expect(rewriter.rewriteRequest(someDetails({ requestId: '2' }))).toBeUndefined()
  rewriter.rulesAt('send', someDetails())
  await settled()
  expect(book.list()[0]?.state).toBe('spent')
})

test('a once rule can’t be in force while nothing is watched', async () => {
  const { book, policy, enforcer } = await create()
  policy.isOn = false
  expect((await book.add({ ...RULE, lifetime: 'once' })).problems).toEqual([
    { field: 'lifetime', code: 'once-needs-watching' },
  ])
  policy.isOn = true
  await enforcer.reapply()
  expect(book.list()[0]?.state).toBe('applied')
})

test('a template takes a cookie from the jar; a regular expression needs no support of the browser', async () => {
  const { book } = await create()
  const scope = { urls: ['/^https://example\\.test/x+/'] }
  const added = await book.add({
    ...RULE,
    scope: { urls: ['*://example.test/*'] },
    cookies: { sid: '{{cookie:theirs}}' },
  })
  expect(added.values).toEqual({ sid: 'x' })
  expect((await book.add({ ...RULE, cookies: { b: '1' }, scope })).state).toBe('applied')
})
