import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { html, webSocketAccept } from '../../../tools/servers/raw-server.ts'

const SITE = { urls: ['*://a.test/*'] }

describe.each(BROWSERS)('injection, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(() => world?.close())
  beforeEach(() => world.reset())

  const jar = (name: string, value: string) => world.browser.setCookie({ name, value, host: 'a.test' })
  const visit = (path: string, host = 'a.test') => world.page.goto(world.server.url(host, path))

  test('merge adds to what the jar sends, for every kind of request of the host, and for no other host', async () => {
    const { server } = world
    await jar('mine', '1')
    server.respond = (request) => {
      if (request.path === '/socket') return webSocketAccept(request)
      if (request.path !== '/') return html('')
      return html(`<img src="/image"><iframe src="/frame"></iframe><img src="${server.url('b.test', '/other')}">
        <script>fetch('/fetch'); navigator.sendBeacon('/beacon'); new WebSocket('ws://' + location.host + '/socket')</script>`)
    }
    const status = await world.addRule({ cookies: { role: 'admin', lang: 'de' }, scope: SITE })
    expect(status).toMatchObject({ state: 'applied', via: ['wire'], problems: [] })
    await visit('/')
    for (const path of ['/', '/image', '/frame', '/fetch', '/beacon', '/socket']) {
      expect([path, await world.cookiesAt(path)]).toEqual([path, ['mine=1; role=admin; lang=de']])
    }
    expect(await world.cookiesAt('/other')).toEqual([null])
    expect((await world.browser.cookies()).map((cookie) => cookie.name)).toEqual(['mine'])
    const { sent } = await world.exchange('/fetch')
    expect(sent.header).toBe('mine=1; role=admin; lang=de')
    expect(sent.injected.map(({ name, effect, ruleId }) => [name, effect, ruleId === status.id])).toEqual([
      ['role', 'added', true],
      ['lang', 'added', true],
    ])
    const [rule] = await until('six requests to be counted', async () => {
      const rules = await world.rules()
      return rules[0]?.seen.count === 6 ? rules : undefined
    })
    expect(rule?.seen.drifted).toBe(0)
  })

  test('replace sends these cookies and no other; with none it sends none', async () => {
    await jar('mine', '1')
    const { id } = await world.addRule({ cookies: { only: 'x' }, mode: 'replace', scope: SITE })
    await visit('/one')
    expect(await world.cookiesAt('/one')).toEqual(['only=x'])
    await world.updateRule(id, { cookies: {} })
    await visit('/none')
    expect(await world.cookiesAt('/none')).toEqual([null])
    expect((await world.browser.cookies()).map((cookie) => [cookie.name, cookie.value])).toEqual([['mine', '1']])
  })

  test('every hop of a redirect to the host carries it', async () => {
    world.server.respond = ({ path }) =>
      path === '/1'
        ? {
            status: 302,
            headers: [
              ['Location', '/2'],
              ['Set-Cookie', 'sid=new; Path=/'],
            ],
          }
        : html('')
    await world.addRule({ cookies: { role: 'admin' }, scope: SITE })
    await visit('/1')
    expect(await world.cookiesAt('/1')).toEqual(['role=admin'])
    expect(await world.cookiesAt('/2')).toEqual(['sid=new; role=admin'])
  })

  test('off is off at once, on is on, removed is gone', async () => {
    const { id } = await world.addRule({ cookies: { role: 'admin' }, scope: SITE })
    expect(await world.updateRule(id, { enabled: false })).toMatchObject({ state: 'off' })
    await visit('/off')
    expect(await world.cookiesAt('/off')).toEqual([null])
    await world.updateRule(id, { enabled: true })
    await visit('/on')
    expect(await world.cookiesAt('/on')).toEqual(['role=admin'])
  })

  test('values that are not ASCII leave as UTF-8', async () => {
    await world.addRule({ cookies: { grüße: 'ü€😀' }, scope: SITE })
    await visit('/utf8')
    expect(await world.cookiesAt('/utf8')).toEqual(['grüße=ü€😀'])
  })

  test('a name that the jar holds is overridden, sent once, and is in the jar as it was when the rule goes', async () => {
    await jar('sid', 'old')
    const before = await world.browser.cookies()
    const status = await world.addRule({ cookies: { sid: 'new', role: 'admin' }, scope: SITE })
    expect(status).toMatchObject({ state: 'applied', via: name === 'firefox' ? ['wire'] : ['wire', 'jar'] })
    await visit('/held')
    expect(await world.cookiesAt('/held')).toEqual(['sid=new; role=admin'])
    const { sent } = await world.exchange('/held')
    expect(sent.injected.map(({ name, effect }) => [name, effect])).toEqual([
      ['sid', 'replaced'],
      ['role', 'added'],
    ])
    await world.updateRule(status.id, { enabled: false })
    expect(await world.browser.cookies()).toEqual(before)
    await visit('/back')
    expect(await world.cookiesAt('/back')).toEqual(['sid=old'])
  })

  test('a value that scripts see leaves once with every request, also from a frame within another site', async () => {
    const { server } = world
    const kinds = ['image', 'fetch', 'post', 'beacon', 'socket']
    const asking = (tag: string) => {
      const at = (kind: string) => server.url('a.test', `/${tag}-${kind}`)
      return `<img src="${at('image')}"><script>
        fetch('${at('fetch')}', { mode: 'no-cors', credentials: 'include' })
        fetch('${at('post')}', { method: 'POST', mode: 'no-cors', credentials: 'include' })
        navigator.sendBeacon('${at('beacon')}')
        new WebSocket('${at('socket').replace('http', 'ws')}')</script>`
    }
    server.respond = (request) => {
      if (request.path.endsWith('-socket')) return webSocketAccept(request)
      if (request.path === '/around') return html(`<iframe src="${server.url('a.test', '/framed')}"></iframe>`)
      return html(/^\/(own|other|framed)$/.test(request.path) ? asking(request.path.slice(1)) : '')
    }
    await jar('sid', 'old')
    await world.browser.setCookie({ name: 'hidden', value: 'old', host: 'a.test', httpOnly: true, sameSite: 'lax' })
    await world.addRule({ cookies: { sid: 'mine', hidden: 'too' }, scope: SITE })
    let seen = ''
    for (const [path, host, tag] of [
      ['/own', 'a.test', 'own'],
      ['/other', 'b.test', 'other'],
      ['/around', 'b.test', 'framed'],
    ] as const) {
      await visit(path, host)
      if (tag === 'own') seen = await world.page.evaluate(() => document.cookie)
      // All of a page's, before the next page cuts them off.
      for (const at of kinds.map((kind) => `/${tag}-${kind}`)) {
        const [sent] = await world.cookiesAt(at)
        expect([at, sent?.split('; ').sort()]).toEqual([at, ['hidden=too', 'sid=mine']])
      }
    }
    expect((await world.cookiesAt('/framed'))[0]?.split('; ').sort()).toEqual(['hidden=too', 'sid=mine'])
    // In Firefox the jar is not touched, and scripts see what it holds.
    expect(seen).toBe(name === 'firefox' ? 'sid=old' : 'sid=mine')
  })

  test('a name that a login sets by the way does not leave twice; what the server set is in the jar when the rule goes', async () => {
    const { id } = await world.addRule({ cookies: { sid: 'mine' }, scope: SITE })
    world.server.respond = ({ path }) => {
      if (path !== '/login') return html('')
      return {
        status: 302,
        headers: [
          ['Location', '/next'],
          ['Set-Cookie', 'sid=theirs; Path=/; HttpOnly'],
          ['Set-Cookie', 'csrf=1; Path=/'],
        ],
      }
    }
    for (let round = 0; round < 5; round += 1) await visit('/login')
    const sent = [...(await world.cookiesAt('/login', 5)), ...(await world.cookiesAt('/next', 5))]
    for (const header of sent)
      expect(header?.split('; ').filter((pair) => pair.startsWith('sid='))).toEqual(['sid=mine'])
    expect(sent.slice(5).every((header) => header?.includes('csrf=1'))).toBe(true)
    await world.updateRule(id, { enabled: false })
    await visit('/after')
    expect((await world.cookiesAt('/after'))[0]?.split('; ').sort()).toEqual(['csrf=1', 'sid=theirs'])
  })

  test.each([
    [{ 'a b;': '1' }, 'cookies.a b;', 'name-has-forbidden-character'],
    [{ a: '1; b=2' }, 'cookies.a', 'value-has-semicolon'],
    [{ a: '1\r\nX: y' }, 'cookies.a', 'value-has-forbidden-character'],
  ])('bad cookies are rejected at their field, and nothing is applied: %j', async (cookies, field, code) => {
    const problems = await world.rejectedRule({ cookies: { good: '1', ...cookies }, scope: SITE })
    expect(problems).toEqual([{ field, code }])
    await visit('/bad')
    expect(await world.cookiesAt('/bad')).toEqual([null])
    expect(await world.rules()).toEqual([])
  })

  test('a rule outlives its background', async () => {
    await world.addRule({ cookies: { role: 'admin' }, scope: SITE })
    await world.browser.stopBackground()
    await visit('/woken')
    expect(await world.cookiesAt('/woken')).toEqual(['role=admin'])
    expect((await world.exchange('/woken')).sent.injected).toHaveLength(1)
  })

  test('paused, rules go on; only the log stands still', async () => {
    await world.addRule({ cookies: { role: 'admin' }, scope: SITE })
    await world.pause(true)
    await visit('/paused')
    await world.pause(false)
    expect(await world.cookiesAt('/paused')).toEqual(['role=admin'])
    expect(await world.exchanges({ url: '/paused' })).toEqual([])
  })

  test('a rule made in the popup’s form is in force, and is seen to leave', async () => {
    const popup = await world.popup()
    await popup.click('[data-testid="tab-inject"]')
    await popup.fill('[data-testid="rule-cookies"]', "{'role': 'admin', 'n': 7}")
    await popup.fill('[data-testid="rule-host"]', 'a.test')
    await popup.click('[data-testid="rule-save"]')
    await popup.waitFor(() => document.querySelector('[data-testid="rule-row"][data-state="applied"]') !== null)
    await visit('/form')
    expect(await world.cookiesAt('/form')).toEqual(['role=admin; n=7'])
    await popup.waitFor(() => document.querySelector('[data-testid="rule-seen"]')?.getAttribute('data-count') === '1')
    await popup.click('[data-testid="rule-switch"]')
    await popup.waitFor(() => document.querySelector('[data-testid="rule-row"][data-state="off"]') !== null)
    await visit('/off')
    expect(await world.cookiesAt('/off')).toEqual([null])
    await popup.close()
  })

  test('a bad value in the form is told at its field, and nothing is lost', async () => {
    const popup = await world.popup()
    await popup.click('[data-testid="tab-inject"]')
    await popup.fill('[data-testid="rule-cookies"]', '{"role": "admin; x"}')
    await popup.fill('[data-testid="rule-host"]', 'a.test')
    await popup.click('[data-testid="rule-save"]')
    expect(await popup.text('[data-testid="field-error"]')).toMatch(/;/)
    const kept = await popup.evaluate(
      () => document.querySelector<HTMLTextAreaElement>('[data-testid="rule-cookies"]')?.value,
    )
    expect(kept).toBe('{"role": "admin; x"}')
    expect(await world.rules()).toEqual([])
    await popup.close()
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})
