import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PartialCookieKey } from '../../../src/cookie/cookie-key.ts'
import type { Exchange } from '../../../src/exchange/model/exchange.ts'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { html, type RawResponse } from '../../../tools/servers/raw-server.ts'

/** In functions that run in the background context. */
declare const crumbline: Crumbline

const cookie = (name: string) => ['Set-Cookie', `${name}=1; Path=/`] as const
const script = (body: string): RawResponse => ({ headers: [['Content-Type', 'text/javascript']], body })

describe.each(BROWSERS)('each kind of traffic is told apart and counted once, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(() => world?.close())
  beforeEach(() => world.reset())

  /** What the log holds of a path, once the request that the server got is in it. */
  const seen = async (path: string, count = 1): Promise<Exchange[]> => {
    const found = await world.settled({ url: path }, count)
    expect(found.map(({ url }) => new URL(url).pathname)).toEqual(Array(count).fill(path))
    return found
  }
  /** Changes of a cookie that no response made, once there are `count`. What clearing the jar did is none of the test's. */
  const changesOf = (cookieName: string, count: number) =>
    until(`${count} changes of ${cookieName}`, async () => {
      const all = await world.browser.background(() => crumbline.changes())
      const found = all.filter(({ cookie: { name }, removed }) => name === cookieName && !removed)
      return found.length >= count && found
    })
  const serve = (answers: Readonly<Record<string, RawResponse>>) => {
    world.server.respond = ({ path }) => answers[path.split('?')[0] ?? ''] ?? html('<p>a page</p>')
  }

  test('early hints are no response of their own', async () => {
    serve({ '/early': { ...html('', [cookie('final')]), early: [['Link', '</x.css>; rel=preload'], cookie('early')] } })
    await world.page.goto(world.server.url('a.test', '/early'))
    const [one] = await seen('/early')
    expect(one).toMatchObject({ status: 200, notes: [] })
    expect(one?.received.map(({ name }) => name)).toEqual(['final'])
  })

  test('a preflight is an exchange of its own, marked as one, and carries no cookies', async () => {
    const { server } = world
    const allowed = [
      ['Access-Control-Allow-Origin', server.url('a.test').slice(0, -1)],
      ['Access-Control-Allow-Headers', 'x-asks'],
      ['Access-Control-Allow-Credentials', 'true'],
    ] as const
    server.respond = ({ path, method }) => {
      if (path === '/cross') return { status: 200, headers: [...allowed, ...(method === 'GET' ? [cookie('c')] : [])] }
      return html('<p>a page</p>')
    }
    await world.page.goto(server.url('a.test'))
    await world.page.evaluate(
      (url: string) => fetch(url, { headers: { 'x-asks': '1' }, credentials: 'include' }).then((one) => one.text()),
      server.url('b.test', '/cross'),
    )
    const found = await seen('/cross', server.got('/cross').length)
    const kinds = found.map(({ method, notes, received }) => [method, notes.join(), received.length])
    expect(kinds.sort()).toEqual([
      ['GET', '', 1],
      ['OPTIONS', 'preflight', 0],
    ])
    expect(found.find(({ method }) => method === 'OPTIONS')?.sent.cookies).toEqual([])
  })

  test('a beacon is one exchange, whatever became of its page', async () => {
    serve({ '/beacon': { status: 204, headers: [cookie('b')] } })
    await world.page.goto(world.server.url('a.test'))
    await world.page.evaluate(() => navigator.sendBeacon('/beacon', 'x'))
    await world.page.goto('about:blank')
    const [one] = await seen('/beacon')
    expect(one).toMatchObject({ method: 'POST', status: 204, tabId: world.tabId })
    expect(['ping', 'beacon']).toContain(one?.type)
    expect(one?.received.map(({ verdict }) => verdict.outcome)).toEqual(['stored'])
  })

  test('a download is an exchange with a note, and the page stays', async () => {
    const file = [
      ['Content-Disposition', 'attachment; filename="a.txt"'],
      ['Content-Type', 'text/plain'],
    ] as const
    serve({ '/file': { headers: [...file, cookie('d')], body: 'x' } })
    await world.page.goto(world.server.url('a.test'))
    await world.page.evaluate((url: string) => location.assign(url), world.server.url('a.test', '/file'))
    const [one] = await seen('/file')
    expect(one).toMatchObject({ status: 200, notes: ['download'], received: [{ name: 'd' }] })
    expect(await world.page.url()).toBe(world.server.url('a.test'))
  })

  test('a request that its page cancels ends, with its error', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    serve({ '/slow': { after: held } })
    await world.page.goto(world.server.url('a.test'))
    await world.page.evaluate(() => {
      const control = new AbortController()
      document.body.addEventListener('click', () => control.abort())
      fetch('/slow', { signal: control.signal }).catch(() => undefined)
    })
    await until('the request', () => world.server.got('/slow').length === 1)
    await world.page.click('p')
    const [one] = await seen('/slow')
    expect(one).toMatchObject({ status: null, received: [] })
    expect(one?.error).toMatch(/ABORT/)
    release()
  })

  test('a password that the server asks for makes two hops of one request', async () => {
    world.server.respond = ({ path, headers }) => {
      if (path !== '/auth') return html('<p>a page</p>')
      const known = headers.some(([name]) => name === 'authorization')
      if (known) return html('<p>in</p>', [cookie('in')])
      return { status: 401, headers: [['WWW-Authenticate', 'Basic realm="x"'], cookie('out')], body: 'no' }
    }
    const url = new URL(world.server.url('a.test', '/auth'))
    url.username = 'user'
    url.password = 'word'
    await world.page.goto(url.href)
    const asked = world.server.got('/auth').length
    const found = await seen('/auth', asked)
    expect(found.map(({ status, hop, notes }) => [status, hop, notes.join()])).toEqual([
      [401, 0, 'auth-challenge'],
      [200, 1, ''],
    ])
    expect(new Set(found.map(({ requestId }) => requestId)).size).toBe(1)
    expect(found[0]?.received.map(({ name }) => name)).toEqual(['out'])
    // Chromium tells only the end of the second request.
    if (name === 'chromium') expect(found[1]).toMatchObject({ missed: ['request', 'response'] })
    else expect(found[1]?.received.map(({ name }) => name)).toEqual(['in'])
    expect(found.map(({ url }) => url).join()).not.toContain('word')
  })

  test('a worker’s requests belong to the tab of its page', async () => {
    const { server } = world
    server.respond = ({ path }) => {
      if (path === '/worker.js') return script("fetch('/by-worker').then(() => postMessage('done'))")
      if (path === '/shared.js') {
        return script("onconnect = ({ ports: [port] }) => fetch('/by-shared').then(() => port.postMessage('done'))")
      }
      return html('<p>a page</p>', path.startsWith('/by') ? [cookie(path.slice(1))] : [])
    }
    await world.page.goto(server.url('a.test'))
    await world.page.evaluate(async () => {
      await new Promise((done) => (new Worker('/worker.js').onmessage = done))
      await new Promise((done) => (new SharedWorker('/shared.js').port.onmessage = done))
    })
    for (const path of ['/by-worker', '/by-shared']) {
      expect(await world.settled({ url: path, tabId: world.tabId }, 1)).toHaveLength(1)
      expect(await seen(path)).toHaveLength(1)
    }
  })

  test('what a service worker makes up is no exchange; what it fetches is one, of its page’s tab', async () => {
    const { server } = world
    // A service worker needs a secure context.
    const at = (path: string) => server.url('localhost', path)
    server.respond = ({ path }) => {
      if (path === '/sw.js') {
        return script(`
          addEventListener('install', () => skipWaiting())
          addEventListener('activate', (event) => event.waitUntil(clients.claim()))
          addEventListener('fetch', (event) => {
            const { pathname } = new URL(event.request.url)
            if (pathname === '/made') event.respondWith(new Response('made up'))
            if (pathname === '/through') event.respondWith(fetch('/through'))
          })`)
      }
      return html('<p>a page</p>', path === '/through' ? [cookie('through')] : [])
    }
    await world.page.goto(at('/'))
    await world.page.evaluate(async () => {
      await navigator.serviceWorker.register('/sw.js')
      await navigator.serviceWorker.ready
      const controlled = () => navigator.serviceWorker.controller !== null
      while (!controlled()) await new Promise((next) => setTimeout(next, 10))
    })
    const said = await world.page.evaluate(async () => {
      return [await (await fetch('/made')).text(), (await fetch('/through')).status]
    })
    expect(said).toEqual(['made up', 200])
    expect(server.got('/through')).toHaveLength(1)
    const [through] = await world.settled({ url: '/through', tabId: world.tabId }, 1)
    expect(through).toMatchObject({
      tabId: -1,
      tabs: [world.tabId],
      notes: ['worker'],
      received: [{ name: 'through' }],
    })
    expect(await world.exchanges({ url: '/through' })).toHaveLength(1)
    expect(await world.exchanges({ url: '/made' })).toEqual([])
    await world.page.evaluate(async () => {
      for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister()
    })
  })

  test('a page that is rendered ahead is marked as such', async (context) => {
    if (name === 'firefox') context.skip('Firefox renders no page ahead')
    const { server } = world
    server.respond = ({ path }) => {
      if (path === '/ahead') return html('', [cookie('ahead')])
      const rules = JSON.stringify({ prerender: [{ source: 'list', urls: ['/ahead'], eagerness: 'immediate' }] })
      return html(path === '/' ? `<script type="speculationrules">${rules}</script>` : '')
    }
    // Chromium renders nothing ahead in an insecure context.
    await world.page.goto(server.url('localhost'))
    await until('the request', () => server.got('/ahead').length > 0)
    const [ahead] = await seen('/ahead')
    expect(ahead).toMatchObject({ type: 'main_frame', notes: ['prerender'], received: [{ name: 'ahead' }] })
  })

  test('cookies of scripts, of the jar’s editor, and of responses are told apart, and make one history', async () => {
    const { server } = world
    server.respond = ({ path }) => html('', path === '/set' ? [['Set-Cookie', 'sid=server; Path=/']] : [])
    const begun = await world.browser.background(() => Date.now())
    await world.page.goto(server.url('localhost', '/set'))
    await seen('/set')
    await world.page.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: what is tested
      document.cookie = 'sid=script; path=/'
    })
    const [scripted] = await changesOf('sid', 1)
    expect(scripted).toMatchObject({
      by: 'script-or-extension',
      cookie: { value: 'script' },
      before: { value: 'server' },
    })
    const edited = scripted && { ...scripted.cookie, value: 'edited' }
    await world.browser.background((cookie: object) => crumbline.jar.set({ cookie } as never), edited ?? {})
    const changes = await changesOf('sid', 2)
    expect(changes.map(({ by, cookie: { value } }) => [by, value])).toEqual([
      ['script-or-extension', 'script'],
      ['crumbline', 'edited'],
    ])
    await world.page.goto(server.url('localhost', '/sends'))
    await seen('/sends')
    const place = { name: 'sid', domain: 'localhost', path: '/' }
    const history = await world.browser.background((place: PartialCookieKey) => crumbline.history(place), place)
    expect(history.map(({ kind, by, old, value }) => [kind, by, old ?? null, value])).toEqual([
      ['stored', 'response', null, 'server'],
      ['replaced', 'script-or-extension', 'server', 'script'],
      ['replaced', 'crumbline', 'script', 'edited'],
      ['sent', 'request', null, 'edited'],
    ])
    const differences = await world.browser.background(
      (from: number) => crumbline.compare({ from, to: Date.now() }),
      begun,
    )
    expect(differences).toMatchObject([{ kind: 'came', place: { name: 'sid' }, after: { value: 'edited' } }])
  })

  test('changes that no response made outlive the background, and are never numbered twice', async () => {
    const { server } = world
    await world.page.goto(server.url('a.test'))
    const set = (value: string) =>
      world.page.evaluate((value: string) => {
        // biome-ignore lint/suspicious/noDocumentCookie: what is tested
        document.cookie = `lives=${value}`
      }, value)
    await set('1')
    const [first] = await changesOf('lives', 1)
    await world.browser.stopBackground()
    await set('2')
    const all = await changesOf('lives', 2)
    expect(all.map(({ seq, cookie }) => [seq - (first?.seq ?? 0), cookie.value])).toEqual([
      [0, '1'],
      [1, '2'],
    ])
  })

  test('with the log not preserved, a navigation begins it anew for its tab', async () => {
    const { server } = world
    await world.page.goto(server.url('a.test', '/first'))
    await seen('/first')
    await world.browser.background(() => crumbline.preserve(false))
    try {
      await world.page.goto(server.url('a.test', '/second'))
      await seen('/second')
      await until('the first to go', async () => (await world.exchanges({ url: '/first' })).length === 0)
      await world.browser.stopBackground()
      expect((await world.exchanges()).map(({ url }) => new URL(url).pathname)).toEqual(['/second'])
    } finally {
      await world.browser.background(() => crumbline.preserve(true))
    }
  })

  test('who sets cookies on a page is known by site', async () => {
    const { server } = world
    server.respond = ({ path }) => {
      if (path !== '/') return html('', [cookie('third'), ['Set-Cookie', 'no=1; Secure']])
      return html(`<iframe src="${server.url('b.test', '/frame')}"></iframe>`, [cookie('first')])
    }
    await world.page.goto(server.url('a.test'))
    await seen('/frame')
    const setters = await world.browser.background((tabId: number) => crumbline.setters({ tabId }), world.tabId)
    expect(setters.map(({ site, party, set, refused }) => [site, party, set + refused])).toEqual([
      ['a.test', 'first', 1],
      ['b.test', 'third', 2],
    ])
  })

  test('the query language is that of the pages', async () => {
    serve({ '/q': html('', [cookie('needle'), ['Set-Cookie', 'refused=1; SameSite=None']]) })
    await world.page.goto(world.server.url('a.test', '/q'))
    await world.page.goto(world.server.url('a.test', '/other'))
    await seen('/other')
    const paths = async (query: string) => (await world.exchanges({ query })).map(({ url }) => new URL(url).pathname)
    expect(await paths('name:needle blocked')).toEqual(['/q', ...(await paths('name:needle blocked path:none'))])
    expect(await paths('-reason:SameSiteNoneInsecure type:page status:2xx')).toEqual(['/other'])
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})
