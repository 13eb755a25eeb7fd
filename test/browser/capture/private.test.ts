import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeEvents } from '../../../extension/background/capture/event-codec.ts'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { html } from '../../../tools/servers/raw-server.ts'

/** In functions that run in the background context. */
declare const crumbline: Crumbline
declare global {
  var browser: { storage: { session: { set(items: object): Promise<void> } } }
}

const HOLDING = BROWSERS.filter((name) => name === 'firefox')
const OTHERS = BROWSERS.filter((name) => name !== 'firefox')

describe.each(OTHERS)('private windows, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(() => world?.close())

  // The manifest says so: one background would serve them and the others, and two jars.
  test('are none of ours: nothing of them is seen, and no rule works there', async () => {
    const { server, browser, page } = world
    server.respond = ({ path }) => html('', [['Set-Cookie', `of=${path.slice(1)}; Path=/`]])
    await world.addRule({ cookies: { sid: 'mine' }, scope: { urls: ['*://a.test/*'] } })
    const tab = await browser.openTab(server.url('a.test', '/private'), { private: true })
    await page.goto(server.url('a.test', '/open'))
    await world.settled({ url: '/open' }, 1)
    expect([await world.cookiesAt('/private'), await world.cookiesAt('/open')]).toEqual([[null], ['sid=mine']])
    expect((await world.exchanges()).map(({ url }) => new URL(url).pathname)).toEqual(['/open'])
    // Its jar was another one.
    expect((await browser.cookies()).map(({ value }) => value)).not.toContain('private')
    await tab.close()
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})

describe.each(HOLDING)('private windows, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name, { incognito: true })
    await world.allow('allow-all', '<all_urls>')
    await world.reset()
  })
  afterAll(() => world?.close())

  test('a rule works there; what was seen there goes with the last of them, and the rule and the rest stay', async () => {
    const { server, browser, page } = world
    server.respond = ({ path }) => html('', path === '/private' ? [['Set-Cookie', 'seen=privately; Path=/']] : [])
    await browser.setCookie({ name: 'sid', value: 'old', host: 'a.test' })
    const jar = await browser.cookies()
    await world.addRule({ cookies: { sid: 'mine' }, scope: { urls: ['*://a.test/*'] } })
    await page.goto(server.url('a.test', '/open'))
    const first = await browser.openTab(server.url('a.test', '/private'), { private: true })
    const second = await browser.openTab(server.url('a.test', '/private-too'), { private: true })
    // A private window has a jar of its own: the name is not in it, and is given there too.
    expect([await world.cookiesAt('/private'), await world.cookiesAt('/open')]).toEqual([['sid=mine'], ['sid=mine']])
    await world.settled({ url: '/private' }, 2)
    await first.close()
    await page.focus()
    expect((await world.exchanges({ url: '/private' })).length).toBeGreaterThan(0)
    await second.close()
    await page.focus()
    await until('the private window forgotten', async () => (await world.exchanges({ url: '/private' })).length === 0)
    expect(await world.exchanges({ url: '/open' })).toHaveLength(1)
    expect((await world.rules()).map(({ state }) => state)).toEqual(['applied'])
    await page.goto(server.url('a.test', '/afterwards'))
    expect(await world.cookiesAt('/afterwards')).toEqual(['sid=mine'])
    expect(await browser.cookies()).toEqual(jar)
  })

  test('what a private page asks while it goes is forgotten too, and what its scripts set', async () => {
    const { server, browser, page } = world
    const leaving = "addEventListener('pagehide', () => navigator.sendBeacon('/bye', 'x'))"
    server.respond = ({ path }) => html(path === '/leaving' ? `<script>${leaving}</script>` : '')
    const changes = async () => {
      const all = await browser.background(() => crumbline.changes())
      return all.filter(({ cookie: { name } }) => name === 'byscript')
    }
    const tab = await browser.openTab(server.url('a.test', '/leaving'), { private: true })
    await world.settled({ url: '/leaving' }, 1)
    // The log holds nothing of the window any more, but the jar's changes.
    await browser.background(() => crumbline.clear())
    await tab.evaluate(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: it is what is tested
      document.cookie = 'byscript=1'
    })
    await until('the change', async () => (await changes()).length > 0)
    await tab.close()
    await until('the last request', () => server.got('/bye').length > 0)
    await page.goto(server.url('a.test', '/later'))
    await world.settled({ url: '/later' }, 1)
    await until('nothing that was private', async () => {
      const secret = (await world.exchanges()).filter(({ incognito }) => incognito)
      return secret.length + (await changes()).length === 0
    })
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })

  test('what was kept of one that closed while the background was dead is forgotten', async () => {
    const { server, browser } = world
    const events = ['/kept-open', '/kept-private'].flatMap((path, index) => {
      const incognito = path === '/kept-private'
      const request = { requestId: `kept-${index}`, tabId: -1, frameId: 0, type: 'xmlhttprequest', method: 'GET' }
      const details = { ...request, url: server.url('a.test', path), timeStamp: Date.now(), incognito }
      const answer = { ...details, statusCode: 200, responseHeaders: [{ name: 'Set-Cookie', value: 'kept=1' }] }
      const rest = { pageUrl: undefined, rules: undefined }
      return [
        { kind: 'send', details: { ...details, requestHeaders: [] }, ...rest },
        { kind: 'headers', details: answer, ...rest },
      ] as const
    })
    // As an earlier life leaves it that was stopped midway.
    await browser.background(
      async (key: string, text: string) => globalThis.browser.storage.session.set({ [key]: text }),
      'log:fact:1:000001',
      encodeEvents(events),
    )
    await browser.stopBackground()
    await until(
      'what was kept of the other one',
      async () => (await world.exchanges({ url: '/kept-open' })).length === 1,
    )
    await until(
      'what was private forgotten',
      async () => (await world.exchanges({ url: '/kept-private' })).length === 0,
    )
  })
})
