import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'

const SITE = '*://*.a.test/*'

describe.each(BROWSERS)('permission, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
  })
  afterAll(() => world?.close())

  const visit = (path: string, host = 'a.test') => world.page.goto(world.server.url(host, path))

  test('nothing is captured before somebody says where, and a rule waits for access', async () => {
    expect(await world.watching()).toEqual({ origins: [], paused: false })
    const rule = await world.addRule({ cookies: { role: 'admin' }, scope: { urls: ['*://a.test/*'] } })
    expect(rule.state).toBe('no-access')
    await visit('/before')
    expect(await world.cookiesAt('/before')).toEqual([null])
    expect(await world.exchanges()).toEqual([])
  })

  test('after the popup’s button, this site is seen, its subdomains too, and no other; the rule is in force', async () => {
    await world.allow('allow-site', SITE)
    await until('the rule in force', async () => (await world.rules())[0]?.state === 'applied')
    await visit('/other', 'b.test')
    await visit('/sub', 'www.a.test')
    await visit('/site')
    expect(await world.cookiesAt('/site')).toEqual(['role=admin'])
    const seen = await world.settled({}, 2)
    expect(seen.map(({ url }) => new URL(url).pathname)).toEqual(['/sub', '/site'])
  })

  test('withdrawn, it is blind again; given back, it sees', async () => {
    await world.browser.revoke([SITE])
    await until('the permission gone', async () => (await world.watching()).origins.length === 0)
    await until('the rule waiting', async () => (await world.rules())[0]?.state === 'no-access')
    await visit('/withdrawn')
    expect(await world.cookiesAt('/withdrawn')).toEqual([null])
    // On Chromium's own page for the extension, switching a host on that had been granted gives it back by itself.
    if (name === 'chromium') await world.browser.allowPrompts([SITE])
    else await world.allow('menu-allow-site', SITE)
    await until('the rule in force', async () => (await world.rules())[0]?.state === 'applied')
    await visit('/again')
    expect(await world.cookiesAt('/again')).toEqual(['role=admin'])
    await world.settled({ url: '/again' }, 1)
    expect(await world.exchanges({ url: '/withdrawn' })).toEqual([])
  })

  test('a background that was stopped wakes for the next request and misses nothing of it', async () => {
    await world.browser.stopBackground()
    expect(await world.browser.backgroundState()).toBe('stopped')
    await visit('/woken')
    const woken = await world.exchange('/woken')
    expect(woken).toMatchObject({ status: 200, missed: [] })
    const all = await world.exchanges()
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, index) => (all[0]?.seq ?? 0) + index))
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})
