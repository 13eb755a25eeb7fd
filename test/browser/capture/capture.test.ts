import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { html, webSocketAccept } from '../../../tools/servers/raw-server.ts'

/** In functions that run in the background context. */
interface Api {
  readonly cookies: {
    set(cookie: { url: string; name: string; value: string }): Promise<unknown>
    readonly onChanged: { addListener(listener: (change: { cookie: { name: string } }) => void): void }
  }
  readonly storage: { readonly session: { set(items: object): Promise<void>; get(keys: null): Promise<object> } }
}
declare const browser: Api
declare const chrome: Api
declare const crumbline: Crumbline

describe.each(BROWSERS)('capture, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(() => world?.close())
  beforeEach(() => world.reset())

  const page = (body: string) => {
    world.server.respond = ({ path }) =>
      path === '/' ? html(body) : html('', [['Set-Cookie', `of=${path.slice(1)}; Path=/`]])
  }

  test('six Set-Cookie lines of one response are six, in order, each with what the jar made of it', async () => {
    const lines = [
      'plain=1',
      'all=2; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax; Priority=High; X-Unknown=y; Path=/',
      'domain=3; Domain=a.test',
      'foreign=4; Domain=b.test',
      'insecure=5; SameSite=None',
      'quoted="a b"; Expires=Wed, 21 Oct 2037 07:28:00 GMT',
    ]
    world.server.respond = () =>
      html(
        '',
        lines.map((line) => ['Set-Cookie', line] as const),
      )
    await world.page.goto(world.server.url('a.test', '/six'))
    const { received, type, status, tabId, initiator, frameId } = await world.exchange('/six')
    expect({ type, status, tabId, initiator, frameId }).toEqual({
      type: 'main_frame',
      status: 200,
      tabId: world.tabId,
      initiator: null,
      frameId: 0,
    })
    expect(received.map(({ line }) => line)).toEqual(lines)
    expect(received[1]?.attributes.map((one) => [one.name, one.value])).toEqual([
      ['Path', '/'],
      ['Max-Age', '3600'],
      ['HttpOnly', null],
      ['SameSite', 'Lax'],
      ['Priority', 'High'],
      ['X-Unknown', 'y'],
      ['Path', '/'],
    ])
    expect(received.map(({ verdict }) => [verdict.outcome, verdict.certainty, verdict.reasons])).toEqual([
      ['stored', 'observed', []],
      ['stored', 'observed', []],
      ['stored', 'observed', []],
      ['blocked', 'observed', ['InvalidDomain']],
      ['blocked', 'observed', ['SameSiteNoneInsecure']],
      ['stored', 'observed', []],
    ])
    expect((await world.browser.cookies()).map((cookie) => cookie.name).sort()).toEqual([
      'all',
      'domain',
      'plain',
      'quoted',
    ])
  })

  test('what was there is replaced, deleted, or was not there to delete', async () => {
    const answers = ['a=1', 'a=2', 'a=; Max-Age=0', 'a=; Max-Age=0']
    world.server.respond = ({ path }) => html('', [['Set-Cookie', answers[Number(path.slice(2))] ?? '']])
    for (const index of answers.keys()) {
      await world.page.goto(world.server.url('a.test', `/n${index}`))
      await world.settled({ url: `/n${index}` }, 1)
    }
    const outcomes = (await world.settled({}, 4)).map(({ received }) => received[0]?.verdict.outcome)
    expect(outcomes).toEqual(['stored', 'replaced', 'deleted', 'ignored'])
  })

  test('a chain of four hops over two hosts is one request, each hop with its own cookies', async () => {
    const { server } = world
    server.respond = ({ path }) => {
      const next = {
        '/1': server.url('b.test', '/2'),
        '/2': server.url('b.test', '/3'),
        '/3': server.url('a.test', '/4'),
      }[path]
      const cookie = ['Set-Cookie', `hop=${path.slice(1)}; Path=/`] as const
      return next ? { status: 302, headers: [['Location', next], cookie] } : html('', [cookie])
    }
    await world.page.goto(server.url('a.test', '/1'))
    const hops = await world.settled({}, 4)
    expect(new Set(hops.map(({ requestId }) => requestId)).size).toBe(1)
    expect(hops.map((hop) => [hop.hop, hop.status, new URL(hop.url).host.split(':')[0], hop.sent.header])).toEqual([
      [0, 302, 'a.test', null],
      [1, 302, 'b.test', null],
      [2, 302, 'b.test', 'hop=2'],
      [3, 200, 'a.test', 'hop=1'],
    ])
    expect(hops.map(({ redirectedTo }) => redirectedTo)).toEqual([hops[1]?.url, hops[2]?.url, hops[3]?.url, null])
    expect(hops.map(({ received }) => received[0]?.verdict.outcome)).toEqual([
      'stored',
      'stored',
      'replaced',
      'replaced',
    ])
    expect(hops.map(({ seq }) => seq)).toEqual([0, 1, 2, 3].map((more) => (hops[0]?.seq ?? 0) + more))
    expect(await world.cookiesAt('/4')).toEqual(['hop=1'])
  })

  test('fetch, image, frame and WebSocket are told apart', async () => {
    const { server } = world
    server.respond = (request) => {
      if (request.path === '/socket') return webSocketAccept(request, [['Set-Cookie', 'of=socket; Path=/']])
      if (request.path !== '/') return html('', [['Set-Cookie', `of=${request.path.slice(1)}; Path=/`]])
      return html(`<img src="/image"><iframe src="${server.url('b.test', '/frame')}"></iframe>
        <script>fetch('/fetch'); new WebSocket('ws://' + location.host + '/socket')</script>`)
    }
    await world.page.goto(server.url('a.test'))
    const found = await world.settled({}, 5)
    const types = Object.fromEntries(found.map(({ url, type }) => [new URL(url).pathname, type]))
    expect(types).toEqual({
      '/': 'main_frame',
      '/image': 'image',
      '/frame': 'sub_frame',
      '/fetch': 'xmlhttprequest',
      '/socket': 'websocket',
    })
    const frame = await world.exchange('/frame')
    expect(frame.frameId).toBeGreaterThan(0)
    expect(frame.initiator).toBe(server.url('a.test').slice(0, -1))
    expect(frame.topUrl).toBe(server.url('a.test'))
    const socket = await world.exchange('/socket')
    expect(socket).toMatchObject({ status: 101, received: [{ name: 'of', value: 'socket' }] })
  })

  test('values that are not ASCII are shown as the server wrote them', async () => {
    world.server.respond = () => html('', [['Set-Cookie', 'é=ü€😀; Path=/']])
    await world.page.goto(world.server.url('a.test', '/first'))
    await world.page.goto(world.server.url('a.test', '/second'))
    const second = await world.exchange('/second')
    expect(second.sent.cookies).toEqual([{ name: 'é', value: 'ü€😀' }])
    expect(second.received).toMatchObject([
      { line: 'é=ü€😀; Path=/', name: 'é', value: 'ü€😀', verdict: { outcome: 'replaced' } },
    ])
  })

  test('a response from the cache is one from the cache: nothing was sent', async () => {
    world.server.respond = ({ path }) =>
      path === '/cached'
        ? {
            headers: [
              ['Cache-Control', 'max-age=600'],
              ['Set-Cookie', 'a=1; Path=/'],
            ],
            body: 'x',
          }
        : html('')
    await world.page.goto(world.server.url('a.test', '/page'))
    await world.page.evaluate(async () => (await fetch('/cached')).text())
    await world.page.evaluate(async () => (await fetch('/cached')).text())
    const [first, second] = await world.settled({ url: '/cached' }, 2)
    expect(world.server.got('/cached')).toHaveLength(1)
    expect(first).toMatchObject({ fromCache: false, received: [{ name: 'a' }] })
    expect(second).toMatchObject({ fromCache: true, sent: { header: null, cookies: [] } })
  })

  test('a revalidated response is one exchange, and what was sent is known', async () => {
    world.server.respond = ({ path, headers }) => {
      if (path !== '/etag') return html('')
      const cookie = ['Set-Cookie', 'a=1; Path=/'] as const
      const known = headers.some(([name]) => name === 'if-none-match')
      return known
        ? { status: 304, headers: [['ETag', '"1"'], cookie] }
        : { headers: [['ETag', '"1"'], ['Cache-Control', 'no-cache'], cookie], body: 'x' }
    }
    await world.page.goto(world.server.url('a.test', '/page'))
    await world.page.evaluate(async () => (await fetch('/etag')).text())
    await world.page.evaluate(async () => (await fetch('/etag')).text())
    const found = await world.settled({ url: '/etag' }, 2)
    expect(found.map(({ received }) => received.length)).toEqual([1, 1])
    // Chromium tells a confirmed response as the cached one: its status is that of the cache.
    expect(found[1]).toMatchObject(
      name === 'firefox' ? { status: 304, fromCache: false } : { status: 200, fromCache: true },
    )
    expect(found[1]?.sent.header).toBe('a=1')
  })

  test('a request that fails has its error, and no status', async () => {
    world.server.respond = ({ path }) => (path === '/cut' ? { hangUp: true } : html(''))
    await world.page.goto(world.server.url('a.test', '/page'))
    await world.page.evaluate(() => fetch('/cut', { method: 'POST' }).then(String, () => undefined))
    const failed = await world.exchange('/cut')
    expect(failed).toMatchObject({ status: null, method: 'POST', received: [] })
    expect(failed.error).toMatch(/ERR|NS_/)
  })

  test('paused, nothing is captured; resumed, it is again', async () => {
    page('')
    await world.pause(true)
    await world.page.goto(world.server.url('a.test', '/paused'))
    await world.pause(false)
    await world.page.goto(world.server.url('a.test', '/resumed'))
    await world.exchange('/resumed')
    expect(await world.exchanges({ url: '/paused' })).toEqual([])
  })

  test('a background that dies between request and response loses nothing', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    world.server.respond = ({ path }) =>
      path === '/held' ? { ...html('', [['Set-Cookie', 'late=1; Path=/']]), after: held } : html('')
    await world.page.goto(world.server.url('a.test', '/before'))
    await world.page.evaluate(() => void fetch('/held'))
    await until('the request in the log', async () => (await world.exchanges({ url: '/held' })).length === 1)
    await world.browser.stopBackground()
    release()
    const after = await world.exchange('/held')
    expect(after).toMatchObject({
      hop: 0,
      status: 200,
      missed: [],
      received: [{ name: 'late', verdict: { outcome: 'stored', certainty: 'observed' } }],
    })
    const all = await world.exchanges()
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => (all[0]?.seq ?? 0) + index))
  })

  test('a log that is full lets the oldest go, and keeps the rest without a gap', async () => {
    const big = 'x'.repeat(4000)
    const cookies = [1, 2, 3, 4, 5, 6].map((n) => ['Set-Cookie', `big${n}=${big}; Max-Age=0; Path=/`] as const)
    world.server.respond = ({ path }) => (path.startsWith('/big') ? { headers: cookies, body: '' } : html(''))
    await world.page.goto(world.server.url('a.test', '/page'))
    const requests = 560
    await world.page.evaluate(async (requests: number) => {
      for (let n = 0; n < requests; n += 8) {
        await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((more) => fetch(`/big?${n + more}`)))
      }
    }, requests)
    await world.settled({ url: `/big?${requests - 1}` }, 1)
    const all = await world.settled({})
    // 560 of 24 KB are more than fits; what is left are the newest.
    expect(all.length).toBeGreaterThan(200)
    expect(all.length).toBeLessThan(requests)
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => (all[0]?.seq ?? 0) + index))
    expect(all.at(-1)?.received).toHaveLength(6)
  })

  test('a search finds the same in what is stored as in what is in memory', async () => {
    // So much that it is stored in several pages, of which a background that starts reads two.
    const big = 'x'.repeat(4000)
    world.server.respond = ({ path }) => {
      const number = path.split('?')[1] ?? ''
      const cookies = [1, 2, 3, 4, 5].map((n) => ['Set-Cookie', `big${n}=${big}; Max-Age=0; Path=/`] as const)
      return html('', [['Set-Cookie', `c${Number(number) % 9}="Of-${number}-é"; Path=/`], ...cookies])
    }
    await world.page.goto(world.server.url('a.test', '/page'))
    const requests = 100
    await world.page.evaluate(async (requests: number) => {
      for (let n = 0; n < requests; n += 5) {
        await Promise.all([0, 1, 2, 3, 4].map((more) => fetch(`/stored?${n + more}`)))
      }
    }, requests)
    await world.settled({}, requests + 1)
    const queries: readonly (readonly [query: string, isFound: boolean])[] = [
      ['value:nowhere', false],
      ['value:of-77-', true],
      ['value:é', true],
      ['"c3=\\"Of-3-é"', true],
      ['a.test:', true],
      ['/stored?42', true],
      ['name:c8 -value:of-8-', true],
      ['host:a.test status:2xx -name:big', false],
      ['reason:expired', false],
      ['type:xmlhttprequest -stored?4', true],
    ]
    const ask = async () => {
      const found: (readonly [string, readonly string[]])[] = []
      for (const [query] of queries) found.push([query, (await world.exchanges({ query })).map(({ url }) => url)])
      return found
    }
    const inMemory = await ask()
    expect(inMemory.map(([query, urls]) => [query, urls.length > 0])).toEqual(queries)
    const all = await world.exchanges()
    await world.browser.stopBackground()
    expect(await ask()).toEqual(inMemory)
    expect(await world.exchanges()).toEqual(all)
  })

  test('storage that can’t be read costs what was in it, and no more', async () => {
    await world.page.goto(world.server.url('a.test', '/lost'))
    await world.exchange('/lost')
    const stored = await world.browser.background(async () => {
      const api = typeof browser === 'undefined' ? chrome : browser
      await api.storage.session.set({ 'log:head': 'rubbish', rules: '{"rub' })
      return Object.keys(await api.storage.session.get(null)).length
    })
    expect(stored).toBeGreaterThan(1)
    await world.browser.stopBackground()
    await world.page.goto(world.server.url('a.test', '/kept'))
    const all = await world.settled({}, 1)
    expect(all.map(({ url }) => new URL(url).pathname)).toEqual(['/kept'])
    expect(await world.rules()).toEqual([])
  })

  test('a cookie value that is HTML is shown, not run', async () => {
    const evil = '<img src=x onerror="document.title=1">'
    world.server.respond = () => html('', [['Set-Cookie', `evil=${evil}`]])
    await world.page.goto(world.server.url('a.test', '/evil'))
    await world.exchange('/evil')
    const popup = await world.popup()
    await popup.click('[data-testid="exchange-row"]')
    await popup.click('[data-testid="show-values"]')
    const shown = await popup.waitFor(() => {
      const text = document.querySelector('[data-testid="received-cookie"]')?.textContent ?? ''
      return text.includes('<img') ? text : null
    })
    expect(shown).toContain(evil)
    expect(await popup.evaluate(() => document.querySelectorAll('img').length)).toBe(0)
    await popup.close()
  })

  test('a change of the jar that had not been told when the log was cleared is not told afterwards; one soon after it is', async () => {
    await world.browser.background(async () => {
      const api = typeof browser === 'undefined' ? chrome : browser
      // What comes in the same millisecond, on a coarse clock always.
      const now = Date.now
      Date.now = () => Math.ceil(now() / 100) * 100
      const heard = (name: string) =>
        new Promise<void>((resolve) =>
          api.cookies.onChanged.addListener(({ cookie }) => {
            if (cookie.name === name) resolve()
          }),
        )
      const [before, after] = [heard('before'), heard('after')]
      await api.cookies.set({ url: 'http://a.test/', name: 'before', value: '1' })
      await before
      await crumbline.clear()
      await api.cookies.set({ url: 'http://a.test/', name: 'after', value: '2' })
      await after
      Date.now = now
    })
    const told = await until('a change', async () => {
      const changes = await world.browser.background(() => crumbline.changes())
      return changes.length > 0 && changes
    })
    expect(told.map(({ cookie }) => cookie.name)).toEqual(['after'])
  })

  test('an open popup shows what is new without being asked', async () => {
    const popup = await world.popup()
    await popup.waitFor(() => document.querySelector('[data-testid="empty"]') !== null)
    await world.page.goto(world.server.url('a.test', '/live'))
    const row = await popup.text('[data-testid="exchange-row"]')
    expect(row).toContain('/live')
    await popup.close()
  })

  test('the extension’s own contexts had no error but those of the unreadable storage', () => {
    expect(world.browser.errors().filter((line) => !/unreadable|JSON/.test(line))).toEqual([])
  })
})
