import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RuleInput } from '../../../src/rules/model/rule.ts'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { html } from '../../../tools/servers/raw-server.ts'

describe.each(BROWSERS)('the scope and the life of a rule, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(() => world?.close())
  beforeEach(() => world.reset())

  const visit = (path: string, host = 'a.test') => world.page.goto(world.server.url(host, path))
  const rule = (scope: RuleInput['scope'], more: Partial<RuleInput> = {}) =>
    world.addRule({ cookies: { role: 'admin' }, scope, ...more })
  const got = async (path: string) => (await world.cookiesAt(path))[0]

  test('paths: of one host, with and without a query, and two that meet in one request', async () => {
    const status = await rule({ urls: ['*://a.test/admin/*', '*://a.test/*?all', '*://b.test/x'] })
    expect(status).toMatchObject({ state: 'applied', via: ['wire'] })
    for (const [path, host, expected] of [
      ['/admin/1', 'a.test', 'role=admin'],
      ['/admin/2?all', 'a.test', 'role=admin'],
      ['/other?all', 'a.test', 'role=admin'],
      ['/Admin/1', 'a.test', null],
      ['/administration', 'a.test', null],
      ['/admin/3', 'www.a.test', null],
      ['/x', 'b.test', 'role=admin'],
      ['/x/y', 'b.test', null],
    ] as const) {
      await visit(path, host)
      expect([path, await got(path.split('?')[0] ?? '')]).toEqual([path, expected])
    }
  })

  test('a domain with its subdomains, of one scheme or of several, and no host that only looks like it', async () => {
    await rule({ urls: ['http://*.a.test/*'] })
    await rule({ urls: ['https://*.a.test/*'] }, { cookies: { secure: 'only' } })
    await rule({ urls: ['*://*.www.a.test/*', '*://*.c.test/*'] }, { cookies: { more: '1' } })
    for (const [path, host, expected] of [
      ['/bare', 'a.test', 'role=admin'],
      ['/sub', 'www.a.test', 'more=1; role=admin'],
      ['/two', 'c.test', 'more=1'],
      ['/a.test/b?a.test', 'b.test', null],
    ] as const) {
      await visit(path, host)
      expect([path, (await got(path.split('?')[0] ?? ''))?.split('; ').sort().join('; ') ?? null]).toEqual([
        path,
        expected,
      ])
    }
  })

  test('a regular expression, which may name a port', async () => {
    const { port } = world.server
    await rule({ urls: [`/^http://a\\.test:${port}/(api|app)/v[0-9]+$/`, '/^http://b\\.test:1/'] })
    for (const [path, host, expected] of [
      ['/api/v1', 'a.test', 'role=admin'],
      ['/app/v22', 'a.test', 'role=admin'],
      ['/api/v1/x', 'a.test', null],
      ['/', 'b.test', null],
    ] as const) {
      await visit(path, host)
      expect([path, await got(path)]).toEqual([path, expected])
    }
  })

  test('types, methods, initiators and this tab', async () => {
    world.server.respond = ({ path }) => html(path === '/page' ? '<img src="/image">' : '')
    await rule({ urls: ['*://*.a.test/*'], types: ['image'] })
    await rule({ urls: ['*://*.a.test/*'], methods: ['post'] }, { cookies: { posted: '1' } })
    await rule({ urls: ['*://*.a.test/*'], initiators: ['b.test'] }, { cookies: { from: 'b' } })
    await rule({ urls: ['*://*.a.test/*'], tabIds: [world.tabId] }, { cookies: { tab: 'this' } })
    await visit('/page')
    const sent = async (path: string) => (await got(path))?.split('; ').sort()
    expect([await sent('/page'), await sent('/image')]).toEqual([['tab=this'], ['role=admin', 'tab=this']])
    await world.page.evaluate(async () => void (await fetch('/posted', { method: 'POST' })))
    expect(await sent('/posted')).toEqual(['posted=1', 'tab=this'])
    await visit('/elsewhere', 'b.test')
    const url = world.server.url('a.test', '/from-b')
    await world.page.evaluate(async (url: string) => void (await fetch(url, { mode: 'no-cors' })), url)
    expect(await sent('/from-b')).toEqual(['from=b', 'tab=this'])
    const other = await world.browser.openTab()
    await other.goto(world.server.url('a.test', '/other-tab'))
    expect(await got('/other-tab')).toBeNull()
    await other.close()
    await world.page.focus()
  })

  test('once: the first request has it, what comes after it has not, also after the background died', async () => {
    const { id } = await rule({ urls: ['*://a.test/*'] }, { lifetime: 'once' })
    await visit('/first')
    await until('the rule spent', async () => (await world.rules())[0]?.state === 'spent')
    await visit('/second')
    expect([await got('/first'), await got('/second')]).toEqual(['role=admin', null])
    expect((await world.exchange('/first')).sent.injected).toMatchObject([{ ruleId: id, effect: 'added' }])
    await world.browser.stopBackground()
    await visit('/third')
    expect([await got('/third'), (await world.rules())[0]?.state]).toEqual([null, 'spent'])
    await world.updateRule(id, { enabled: true })
    await visit('/again')
    expect(await got('/again')).toBe('role=admin')
  })

  test('once, at twenty requests at a time: Firefox gives it to one; Chromium to those that left before it could be seen', async () => {
    await rule({ urls: ['*://a.test/many*'] }, { lifetime: 'once' })
    await visit('/page')
    await world.page.evaluate(async () => {
      await Promise.all(Array.from({ length: 20 }, (_, n) => fetch(`/many?${n}`)))
    })
    await until('the rule spent', async () => (await world.rules())[0]?.state === 'spent')
    await world.page.evaluate(async () => {
      await Promise.all(Array.from({ length: 20 }, (_, n) => fetch(`/many-later?${n}`)))
    })
    const carried = (await world.cookiesAt('/many', 20)).filter(Boolean).length
    expect(carried).toBeGreaterThan(0)
    if (name === 'firefox') expect(carried).toBe(1)
    expect((await world.cookiesAt('/many-later', 20)).filter(Boolean)).toEqual([])
  })

  test('once needs to see requests: paused, it is refused and nothing is sent', async () => {
    await world.pause(true)
    const status = await rule({ urls: ['*://a.test/*'] }, { lifetime: 'once' })
    expect(status).toMatchObject({ state: 'refused', problems: [{ field: 'lifetime', code: 'once-needs-watching' }] })
    await visit('/paused')
    await world.pause(false)
    expect(await got('/paused')).toBeNull()
    expect((await world.rules())[0]?.state).toBe('applied')
  })

  test('until: over at its time, without any request', async () => {
    const over: RuleInput = { cookies: { role: 'admin' }, scope: { urls: ['*://a.test/*'] }, lifetime: 'until' }
    const problems = await world.rejectedRule({ ...over, until: Date.now() - 1 })
    expect(problems).toEqual([{ field: 'until', code: 'time-is-past' }])
    await rule({ urls: ['*://a.test/*'] }, { lifetime: 'until', until: Date.now() + 1_500 })
    await visit('/before')
    await until('the end of the rule', async () => (await world.rules())[0]?.state === 'spent')
    await visit('/after')
    expect([await got('/before'), await got('/after')]).toEqual(['role=admin', null])
  })

  test('order decides between two rules of one name; a check tells before', async () => {
    const first = await rule({ urls: ['*://a.test/*'] })
    const input: RuleInput = { cookies: { role: 'user' }, scope: { urls: ['*://*.a.test/*'] } }
    const told = await world.browser.background((input: RuleInput) => crumbline.rules.check(input), input)
    const conflict = { state: 'refused', problems: [{ field: 'cookies.role', code: 'conflicts-with-rule' }] }
    expect(told).toMatchObject(conflict)
    expect(await world.rules()).toHaveLength(1)
    const second = await world.addRule(input)
    expect(second).toMatchObject(conflict)
    const moved = await world.browser.background(
      (id: string, before: string) => crumbline.rules.move(id, before),
      second.id,
      first.id,
    )
    expect(moved.map(({ id, state }) => [id === second.id, state])).toEqual([
      [true, 'applied'],
      [false, 'refused'],
    ])
    await visit('/moved')
    expect(await got('/moved')).toBe('role=user')
  })

  test('a group is switched together', async () => {
    await rule({ urls: ['*://a.test/*'] }, { group: 'admin' })
    await rule({ urls: ['*://a.test/*'] }, { cookies: { extra: '1' }, group: 'admin' })
    await rule({ urls: ['*://a.test/*'] }, { cookies: { lone: '1' } })
    const states = (enabled: boolean) =>
      world.browser.background(
        async (enabled: boolean) => (await crumbline.rules.group('admin', enabled)).map(({ state }) => state),
        enabled,
      )
    expect(await states(false)).toEqual(['off', 'off', 'applied'])
    await visit('/off')
    expect(await got('/off')).toBe('lone=1')
    expect(await states(true)).toEqual(['applied', 'applied', 'applied'])
  })

  test('a rule of a narrower scope is refused for a name that the jar holds, on Chromium, and gives way when it comes', async () => {
    await rule({ urls: ['*://a.test/*'], types: ['main_frame'] })
    world.server.respond = ({ path }) => html('', path === '/sets' ? [['Set-Cookie', 'role=user; Path=/']] : [])
    await visit('/sets')
    if (name === 'chromium') {
      await until('the rule to give way', async () => (await world.rules())[0]?.state === 'refused')
      expect((await world.rules())[0]?.problems).toEqual([{ field: 'cookies.role', code: 'in-jar-needs-whole-host' }])
    }
    await visit('/after')
    expect(await got('/after')).toBe(name === 'chromium' ? 'role=user' : 'role=admin')
  })

  test('a hop that left otherwise is counted, and how', async () => {
    await rule({ urls: ['*://a.test/*'] })
    await visit('/good')
    const [seen] = await until('the count', async () => {
      const rules = await world.rules()
      return rules[0]?.seen.count === 1 ? rules : undefined
    })
    expect(seen?.seen).toMatchObject({ drifted: 0, lastDrift: null })
    expect(seen?.seen.lastSeq).toBe((await world.exchange('/good')).seq)
  })

  test.each([
    ['name-has-forbidden-character', 'cookies.a\0', { cookies: { 'a\0': '1' } }],
    ['name-has-equals-sign', 'cookies.a=b', { cookies: { 'a=b': '1' } }],
    ['space-at-end', 'cookies.a', { cookies: { a: ' x' } }],
    ['too-long', 'cookies.a', { cookies: { a: 'x'.repeat(65_536) } }],
    ['pattern-unreadable', 'scope.urls.0', { scope: { urls: ['*'] } }],
    ['pattern-has-port', 'scope.urls.0', { scope: { urls: ['*://a.test:8080/*'] } }],
    ['pattern-host-unreadable', 'scope.urls.0', { scope: { urls: ['*://bücher.test/*'] } }],
    ['regex-unsafe', 'scope.urls.0', { scope: { urls: ['/(a+)+$/'] } }],
    ['regex-unsupported', 'scope.urls.0', { scope: { urls: ['/(?=a)b/'] } }],
    ['regex-unreadable', 'scope.urls.0', { scope: { urls: ['/(/'] } }],
    ['needs-session', 'scope.tabIds', { lifetime: 'always', scope: { urls: ['*://a.test/*'], tabIds: [1] } }],
  ] as [string, string, Partial<RuleInput>][])(
    'bad input has its code at its field, and nothing is applied: %s',
    async (code, field, bad) => {
      const input: RuleInput = { cookies: { good: '1' }, scope: { urls: ['*://a.test/*'] }, ...bad }
      expect(await world.rejectedRule(input)).toEqual([{ field, code }])
      expect(await world.rules()).toEqual([])
      await visit('/bad')
      expect(await got('/bad')).toBeNull()
    },
  )

  test('much is taken as it is: a value of 4 KB and one of 60, a thousand cookies, an IPv6 host, a punycode one', async () => {
    await rule({ urls: ['*://a.test/*'] }, { cookies: { a: 'x'.repeat(4_096) } })
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`n${n}`, 'v']))
    await rule({ urls: ['*://a.test/*'] }, { cookies: many })
    await visit('/much')
    expect((await got('/much'))?.split('; ')).toHaveLength(1_001)
    const long = await rule({ urls: ['*://b.test/*'] }, { cookies: { a: 'x'.repeat(60_000) } })
    await visit('/long', 'b.test')
    expect([long.state, (await got('/long'))?.length]).toEqual(['applied', 60_002])
    const hosts = await rule({ urls: ['*://[::1]/*', '*://xn--bcher-kva.test/*', '*://127.0.0.1/*'] })
    expect(hosts.state).toBe('applied')
    await visit('/ip', '127.0.0.1')
    expect(await got('/ip')).toBe('role=admin')
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})

/** In functions that run in the background context. */
declare const crumbline: import('../../../tools/browsers/contract.ts').Crumbline
