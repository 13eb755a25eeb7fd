import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { html } from '../../../tools/servers/raw-server.ts'

interface Action {
  getBadgeText(tab: { tabId: number }): Promise<string>
  getTitle(tab: { tabId: number }): Promise<string>
}
/** In functions that run in the background context. */
declare const crumbline: Crumbline
declare const browser: { readonly action: Action }

describe.each(BROWSERS)('the badge on the toolbar, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(() => world?.close())
  beforeEach(() => world.reset())

  const visit = (host: string, path = '/') => world.page.goto(world.server.url(host, path))
  const rule = (host: string, cookies: Record<string, string> = { role: 'admin' }) =>
    world.addRule({ cookies, scope: { urls: [`*://${host}/*`] } })
  const text = (tabId = world.tabId) =>
    world.browser.background((tabId: number) => browser.action.getBadgeText({ tabId }), tabId)
  const title = () => world.browser.background((tabId: number) => browser.action.getTitle({ tabId }), world.tabId)
  const says = (expected: string) => until(`the badge “${expected}”`, async () => (await text()) === expected)

  test('says how many rules are about the page of each tab, and nothing on others', async () => {
    const other = await world.browser.openTab(world.server.url('b.test'))
    const otherId = await world.browser.tabId(other)
    await world.page.focus()
    await visit('a.test')
    const plain = await title()
    const { id } = await rule('a.test')
    await says('1')
    expect([await text(otherId), await title()]).toEqual(['', expect.stringContaining('1')])
    await rule('*.a.test', { more: '1' })
    await says('2')
    await world.browser.background((id: string) => crumbline.rules.update(id, { enabled: false }), id)
    await says('1')
    await world.browser.background(() => crumbline.rules.clear())
    await says('')
    expect(await title()).toBe(plain)
    await other.close()
    await world.page.focus()
  })

  test('stays over navigations and the background’s death, and goes with the page', async () => {
    await rule('a.test')
    await visit('a.test')
    await says('1')
    await world.page.reload()
    await says('1')
    await world.browser.stopBackground()
    expect(await text()).toBe('1')
    await visit('a.test', '/next')
    await says('1')
    await visit('b.test')
    await says('')
    await visit('a.test')
    await says('1')
  })

  test('counts a rule that requests of the page to another host were seen to leave by', async () => {
    await rule('a.test')
    world.server.respond = ({ path }) =>
      html(path === '/page' ? `<img src="${world.server.url('a.test', '/image')}">` : '')
    await visit('b.test', '/page')
    await says('1')
    await world.browser.stopBackground()
    expect(await text()).toBe('1')
    await visit('b.test', '/none')
    await says('')
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})
