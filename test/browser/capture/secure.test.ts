import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { html, RawServer, webSocketAccept } from '../../../tools/servers/raw-server.ts'

/** In functions that run in the background context. */
declare const crumbline: Crumbline

describe.each(BROWSERS)('https, in %s', (name) => {
  let world: World
  let secure: RawServer
  beforeAll(async () => {
    secure = await RawServer.startSecure()
    world = await World.open(name, { insecure: true })
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(async () => {
    await world?.close()
    await secure?.stop()
  })
  beforeEach(async () => {
    await world.reset()
    secure.requests.length = 0
    secure.respond = () => html('')
  })

  const setting = (lines: readonly string[]) => () =>
    html(
      '',
      lines.map((line) => ['Set-Cookie', line] as const),
    )

  test('what needs https is kept there, and not sent where there is none', async () => {
    secure.respond = setting(['a=1; Secure', '__Host-b=2; Secure; Path=/', 'c=3; SameSite=None; Secure', 'plain=4'])
    await world.page.goto(secure.url('a.test', '/kept'))
    const { received, sent } = await world.exchange('/kept')
    expect(sent.header).toBeNull()
    expect(received.map(({ verdict }) => [verdict.outcome, verdict.certainty])).toEqual(
      Array.from({ length: 4 }, () => ['stored', 'observed']),
    )
    await world.page.goto(world.server.url('a.test', '/plain'))
    expect(await world.cookiesAt('/plain')).toEqual(['plain=4'])
    expect((await world.exchange('/plain')).sent.header).toBe('plain=4')
  })

  test('over http, a secure cookie can neither be made nor be overwritten', async () => {
    secure.respond = setting(['a=1; Secure; Path=/'])
    await world.page.goto(secure.url('a.test', '/first'))
    await world.exchange('/first')
    world.server.respond = setting(['a=2; Path=/', 'b=3; Secure'])
    await world.page.goto(world.server.url('a.test', '/over'))
    const { received } = await world.exchange('/over')
    expect(received.map(({ verdict }) => [verdict.outcome, verdict.reasons])).toEqual([
      ['blocked', ['OverwriteSecure']],
      ['blocked', ['SecureOnly']],
    ])
    expect((await world.browser.cookies()).map(({ name, value }) => `${name}=${value}`)).toEqual(['a=1'])
  })

  test('a chain from https to http and back sends each hop what its scheme allows', async () => {
    secure.respond = ({ path }) =>
      path === '/start'
        ? {
            status: 302,
            headers: [
              ['Location', world.server.url('a.test', '/middle')],
              ['Set-Cookie', 's=1; Secure'],
            ],
          }
        : html('')
    world.server.respond = () => ({
      status: 302,
      headers: [
        ['Location', secure.url('a.test', '/end')],
        ['Set-Cookie', 'p=2'],
      ],
    })
    await world.page.goto(secure.url('a.test', '/start'))
    const hops = await world.settled({}, 3)
    expect(hops.map(({ hop, sent }) => [hop, sent.header])).toEqual([
      [0, null],
      [1, null],
      [2, 's=1; p=2'],
    ])
    expect(secure.got('/end').map(({ cookie }) => cookie)).toEqual(['s=1; p=2'])
  })

  test('another site in a frame may keep a partitioned cookie', async () => {
    secure.respond = ({ host }) =>
      host === 'a.test'
        ? html(`<iframe src="${secure.url('b.test', '/frame')}"></iframe>`, [
            ['Set-Cookie', 'own=1; Secure; Partitioned; Path=/'],
          ])
        : html('', [
            ['Set-Cookie', 'chip=1; Secure; SameSite=None; Partitioned; Path=/'],
            ['Set-Cookie', 'plain=1; Secure; SameSite=None; Path=/'],
          ])
    await world.page.goto(secure.url('a.test', '/top'))
    const frame = await world.exchange('/frame')
    const seen = [...(await world.exchange('/top')).received, ...frame.received]
    expect(seen.map(({ name, verdict }) => [name, verdict.outcome, verdict.certainty])).toEqual([
      ['own', 'stored', 'observed'],
      ['chip', 'stored', 'observed'],
      // The Chromium of these tests blocks cookies of third parties, Firefox partitions them.
      ['plain', name === 'chromium' ? 'blocked' : 'stored', 'observed'],
    ])
    const cookies = await world.browser.cookies()
    const partitions = Object.fromEntries(cookies.map(({ name, partition }) => [name, partition]))
    expect(partitions).toMatchObject({ own: 'https://a.test', chip: 'https://a.test' })
  })

  test('a frame of the same domain and another scheme has a partition, too', async () => {
    world.server.respond = () => html(`<iframe src="${secure.url('a.test', '/frame')}"></iframe>`)
    secure.respond = setting(['chip=1; Secure; SameSite=None; Partitioned; Path=/'])
    await world.page.goto(world.server.url('a.test', '/top'))
    const { received } = await world.exchange('/frame')
    expect(received.map(({ verdict }) => [verdict.outcome, verdict.certainty])).toEqual([['stored', 'observed']])
    const held = await world.browser.background((tabId: number) => crumbline.jar.list({ tabId }), world.tabId)
    expect(held.map(({ partitionKey }) => partitionKey)).toEqual([
      { topLevelSite: 'http://a.test', hasCrossSiteAncestor: name === 'chromium' },
    ])
  })

  test('a rule is in force over https, for pages and WebSockets', async () => {
    secure.respond = (request) => (request.path === '/socket' ? webSocketAccept(request) : html(''))
    await world.addRule({ cookies: { role: 'admin' }, scope: { urls: ['*://a.test/*'] } })
    await world.page.goto(secure.url('a.test', '/page'))
    expect(secure.got('/page').map(({ cookie }) => cookie)).toEqual(['role=admin'])
    await world.page.evaluate(
      () =>
        new Promise((resolve) => {
          new WebSocket(`wss://${location.host}/socket`).onopen = () => resolve(null)
        }),
    )
    expect(secure.got('/socket').map(({ cookie }) => cookie)).toEqual(['role=admin'])
    expect((await world.exchange('/socket')).sent.injected).toMatchObject([{ name: 'role', effect: 'added' }])
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})
