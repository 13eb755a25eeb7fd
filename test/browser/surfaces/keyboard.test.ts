import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from '../../../tools/browsers/driver.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { html } from '../../../tools/servers/raw-server.ts'

/** The main job, with the keyboard alone: find why a cookie was refused, send another one. */
describe.each(BROWSERS)('by keyboard alone, in %s', (name) => {
  let world: World
  let page: Page
  beforeAll(async () => {
    world = await World.open(name)
    await world.allow('allow-all', '<all_urls>')
    world.server.respond = ({ path }) =>
      path === '/login' ? html('', [['Set-Cookie', 'session=1; SameSite=None']]) : html('<p>a page</p>')
    await world.page.goto(world.server.url('a.test', '/'))
    await world.page.goto(world.server.url('a.test', '/login'))
    await world.settled({ url: '/login' }, 1)
    page = await world.popup()
    await page.setSize(800, 600)
    await page.waitFor(() => document.querySelector('[data-testid="exchange-row"]') !== null)
  })
  afterAll(() => world?.close())

  const keys = async (text: string) => {
    for (const key of text) await page.press(key)
  }
  /** What has the focus, by its id or test id; an empty text when it is lost. */
  const focused = () =>
    page.evaluate(() => {
      const one = document.activeElement
      if (!(one instanceof HTMLElement) || one === document.body) return ''
      return one.id || one.dataset['testid'] || one.tagName
    })
  const focusOn = (what: string) =>
    page.waitFor(
      (what: string) => {
        const one = document.activeElement
        return one instanceof HTMLElement && (one.id === what || one.dataset['testid'] === what)
      },
      { args: [what] },
    )
  /** By Tab, as far as need be; on its way the focus is never lost, and always seen. */
  const tabTo = async (what: string) => {
    for (let step = 0; step < 60; step += 1) {
      await page.press('Tab')
      const at = await focused()
      const seen = await page.evaluate(() => {
        const one = document.activeElement
        if (!(one instanceof HTMLElement) || one === document.body) return true
        const { outlineStyle, outlineWidth } = getComputedStyle(one)
        const inside = one.querySelector('.row-current')
        const ring = inside === null ? { outlineStyle, outlineWidth } : getComputedStyle(inside)
        return ring.outlineStyle !== 'none' && Number.parseFloat(ring.outlineWidth) >= 2
      })
      expect({ at, seen }).toEqual({ at, seen: true })
      if (at === what) return
    }
    throw new Error(`no way to ${what} by Tab`)
  }

  test('search, the list, and why', async () => {
    await page.press('/')
    await focusOn('search')
    await keys('reason:samesite')
    await page.press('Enter')
    await focusOn('list')
    await page.waitFor(() => document.querySelectorAll('[data-testid="exchange-row"]').length === 1)
    await page.press('End')
    await page.press('Enter')
    expect(await page.text('.cookie-refused .why')).toContain('SameSite=None needs Secure')
    await page.press('/')
    await page.press('Escape')
    await page.waitFor(() => document.querySelectorAll('[data-testid="exchange-row"]').length > 1)
  })

  test('a rule: typed, saved, in force', async () => {
    await page.press('Escape')
    await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null))
    await page.press('i')
    await focusOn('rule-cookies')
    await keys('role=admin')
    await tabTo('rule-save')
    await page.press('Enter')
    await page.waitFor(() => document.querySelector('[data-testid="rule-row"]') !== null)
    await world.page.goto(world.server.url('a.test', '/as-admin'))
    expect(await world.cookiesAt('/as-admin')).toEqual(['role=admin'])
    await page.focus()
  })

  test('every place has its key, and ? lists them', async () => {
    await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null))
    for (const [key, tab] of [
      ['j', 'jar'],
      ['o', 'overview'],
      ['r', 'responses'],
    ] as const) {
      await page.press(key)
      await page.waitFor(
        (tab: string) => document.getElementById(`tab-${tab}`)?.getAttribute('aria-selected') === 'true',
        { args: [tab] },
      )
    }
    await page.press('?')
    await page.waitFor(() => document.querySelectorAll('#keys-help:popover-open kbd').length > 10)
    await page.press('Escape')
    await page.waitFor(() => document.querySelector('#keys-help:popover-open') === null)
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})
