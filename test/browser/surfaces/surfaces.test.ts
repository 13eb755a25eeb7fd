import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { html } from '../../../tools/servers/raw-server.ts'

/** In functions that run on pages of the extension. */
interface Api {
  readonly tabs: { query(query: object): Promise<{ id?: number; url?: string }[]> }
  readonly commands: {
    getAll(): Promise<{ name?: string; shortcut?: string }[]>
    update?(command: { name: string; shortcut: string }): Promise<void>
  }
}
declare const browser: Api
declare const chrome: Api

const SITE = { urls: ['*://a.test/*'] }
const GROUP_KEYS = 'Alt+Shift+G'

describe.each(BROWSERS)('the four places, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name, { devTools: true })
    await world.allow('allow-all', '<all_urls>')
    world.server.respond = ({ path }) =>
      path === '/favicon.ico'
        ? { status: 404 }
        : html(path === '/next' ? `<img src="${world.server.url('a.test', '/pixel')}" alt="">` : '<p>a page</p>', [
            ['Set-Cookie', `of=${path.slice(1)}; SameSite=None`],
          ])
  })
  afterAll(() => world?.close())

  test('the popup of the toolbar is about the page under it, as large as it needs, and nothing of it is cut off', async () => {
    await world.page.goto(world.server.url('a.test', '/under'))
    await world.settled({ url: '/under' }, 1)
    const popup = await world.browser.openPopup(world.page)
    await until('the exchange in the popup', () =>
      popup.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-testid="exchange-row"]')].some(({ title }) =>
          title.endsWith('/under'),
        ),
      ),
    )
    await until('all of the popup', () =>
      popup.evaluate(() => {
        const { width = 0, bottom = 0 } = document.querySelector('.app')?.getBoundingClientRect() ?? {}
        return innerWidth === 800 && width === 800 && bottom > 400 && bottom <= innerHeight
      }),
    )
    // What is refused is open at once.
    await until('the refused cookie', () =>
      popup.evaluate(
        () => document.querySelector('[data-testid="received-cookie"]')?.textContent?.includes('of') === true,
      ),
    )
  })

  test('the panel of the developer tools is about the inspected tab, and stays with it', async () => {
    await world.page.goto(world.server.url('a.test', '/inspected'))
    await world.settled({ url: '/inspected' }, 1)
    const panel = await world.browser.openPanel(world.page)
    const rows = () =>
      panel.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-testid="exchange-row"]')].map(({ title }) => title),
      )
    await until('the exchange in the panel', async () => (await rows()).some((row) => row.endsWith('/inspected')))
    expect(await panel.evaluate(() => document.documentElement.dataset['surface'])).toBe('panel')
    await world.page.goto(world.server.url('www.a.test', '/next'))
    await until('the next exchange in the panel', async () => (await rows()).some((row) => row.endsWith('/next')))
    await until('the name of the next host', () =>
      panel.evaluate(() => document.querySelector('.site')?.textContent === 'www.a.test'),
    )
    // A host of the same site is no third party, also where the panel is kept from the browser's list of suffixes.
    await until('the picture of the next page', async () => (await rows()).some((row) => row.endsWith('/pixel')))
    await until('one party', async () => {
      const groups = await panel.evaluate(() =>
        [...document.querySelectorAll('[data-testid="group-row"]')].map(({ textContent }) => textContent ?? ''),
      )
      return groups.length > 0 && groups.every((group) => !group.includes('Third parties'))
    })
  })

  test('the sidebar follows the tab in front, each with its own view', async () => {
    const sidebar = await world.browser.openSidebar()
    await until('the sidebar', () => sidebar.evaluate(() => document.querySelector('.app') !== null))
    await world.page.goto(world.server.url('a.test', '/beside'))
    await world.settled({ url: '/beside' }, 1)
    await world.page.focus()
    await until('the tab in the sidebar', () =>
      sidebar.evaluate(() => document.querySelector('.site')?.textContent === 'a.test'),
    )
  })

  test('the shortcuts are those of the manifest', async () => {
    const page = await world.popup()
    const names = await page.evaluate(async () => {
      const all = await (typeof browser === 'undefined' ? chrome : browser).commands.getAll()
      return all.map(({ name }) => name ?? '')
    })
    const own = name === 'chromium' ? 'open-side-panel' : '_execute_sidebar_action'
    expect(names.toSorted()).toEqual(
      [
        '_execute_action',
        own,
        'toggle-pause',
        'toggle-rules',
        'toggle-group-1',
        'toggle-group-2',
        'toggle-group-3',
      ].toSorted(),
    )
    await page.close()
  })

  test('the shortcuts pause and go on, and switch all rules, and a group of them', async () => {
    const rule = (name: string, group = '') => world.addRule({ name, group, cookies: { [name]: '1' }, scope: SITE })
    await rule('free')
    await rule('one', 'admin')
    await rule('two', 'admin')
    const page = await world.popup()
    // A group has no key of its own until somebody gives it one; Chromium takes none from an extension.
    await page.evaluate(async (shortcut: string) => {
      const { commands } = typeof browser === 'undefined' ? chrome : browser
      await commands.update?.({ name: 'toggle-group-1', shortcut })
    }, GROUP_KEYS)
    await page.close()
    const press = (command: string, keys: string) => world.browser.pressShortcut(world.page, command, keys)
    const on = async (names: string) => {
      await until(`rules on: ${names}`, async () => {
        const all = await world.rules()
        return (
          all
            .filter(({ state }) => state === 'applied')
            .map(({ rule }) => rule.name)
            .join(' ') === names
        )
      })
    }
    await on('free one two')
    await press('toggle-group-1', GROUP_KEYS)
    await on('free')
    await press('toggle-rules', 'Alt+Shift+I')
    await on('')
    // What was off before stays off.
    await press('toggle-rules', 'Alt+Shift+I')
    await on('free')
    await press('toggle-group-1', GROUP_KEYS)
    await on('free one two')
    for (const paused of [true, false]) {
      await press('toggle-pause', 'Alt+Shift+P')
      await until(`paused: ${paused}`, async () => (await world.watching()).paused === paused)
    }
  })

  test('a popup that is given less than it asks for shows all of itself', async () => {
    const popup = await world.browser.openExtensionPage('popup.html')
    await popup.setSize(900, 450)
    await popup.waitFor(() => {
      const foot = document.querySelector('footer')?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY
      return foot <= innerHeight && document.documentElement.scrollHeight <= innerHeight
    })
    await popup.setSize(900, 700)
    await popup.waitFor(() => document.body.offsetHeight === 600)
    await popup.close()
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})
