import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import type { Page } from '../../../tools/browsers/driver.ts'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'

/** In functions that run in the background context. */
declare const crumbline: Crumbline
declare const chrome: { storage: { session: { get(keys: null): Promise<Record<string, unknown>> } } }

const SITE = '*://*.a.test/*'

describe.each(BROWSERS)('what is undone, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
  })
  afterAll(() => world?.close())

  const visit = async (path: string): Promise<void> => {
    await world.page.goto(world.server.url('a.test', path))
    await world.settled({ url: path }, 1)
  }
  const paths = async () => (await world.exchanges()).map(({ url }) => new URL(url).pathname)
  const shown = (page: Page, css: string, there = true) =>
    page.waitFor((css: string, there: boolean) => (document.querySelector(css) !== null) === there, {
      args: [css, there],
    })
  const focusOn = (page: Page, id: string) =>
    page.waitFor((id: string) => document.activeElement?.id === id, { args: [id] })
  /** What is kept of the log, by the names of its items. */
  const keptOfLog = () =>
    world.browser.background(async () => {
      const all = await chrome.storage.session.get(null)
      return Object.keys(all).filter((key) => /^log:(?:page|slot|aside)/.test(key))
    })
  const rows = (page: Page) =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-testid="exchange-row"]')].map(
        ({ title }) => new URL(title.split(' ').at(-1) ?? '').pathname,
      ),
    )
  const undo = (page: Page) => page.click('[data-testid="undo"]')

  test('a permission: this site, and all sites over it', async () => {
    const page = await world.popup()
    await world.browser.allowPrompts([SITE])
    await page.click('[data-testid="allow-site"]')
    await focusOn(page, 'tab-responses')
    expect((await world.watching()).origins).toEqual([SITE])
    await undo(page)
    await until('nothing watched', async () => (await world.watching()).origins.length === 0)
    await shown(page, '[data-testid="first-run"]')
    await focusOn(page, 'choice')
    await page.close()
    await world.allow('allow-site', SITE)
    const again = await world.popup()
    await world.browser.allowPrompts(['<all_urls>'])
    await again.click('[data-testid="access-menu"]')
    await again.click('[data-testid="menu-allow-all"]')
    await until('all watched', async () => (await world.watching()).origins.includes('<all_urls>'))
    await undo(again)
    // With all sites the one goes too, and is asked for again.
    await until('one site watched', async () => (await world.watching()).origins.join() === SITE)
    await again.close()
  })

  test('a permission that is taken back in the menu', async () => {
    const page = await world.popup()
    const withdraw = async (): Promise<void> => {
      await page.click('[data-testid="access-menu"]')
      await page.click('[data-testid="menu-withdraw"]')
      await until('nothing watched', async () => (await world.watching()).origins.length === 0)
    }
    await withdraw()
    await world.browser.allowPrompts([SITE])
    await undo(page)
    await until('one site watched', async () => (await world.watching()).origins.includes(SITE))
    await page.close()
  })

  test('clearing the log, while it is said', async () => {
    await visit('/one')
    const page = await world.popup()
    await shown(page, '[data-testid="exchange-row"]')
    await page.click('[data-testid="clear"]')
    await shown(page, '[data-testid="exchange-row"]', false)
    await focusOn(page, 'tab-responses')
    expect(await paths()).toEqual([])
    expect(await world.browser.background(async () => (await crumbline.stats()).held)).toBe(0)
    await visit('/two')
    await undo(page)
    await page.waitFor(() => document.querySelectorAll('[data-testid="exchange-row"]').length === 2)
    await focusOn(page, 'list')
    expect(await rows(page)).toEqual(['/two', '/one'])
    expect(await paths()).toEqual(['/one', '/two'])
    await page.close()
    // What was brought back stays when nobody looks any more.
    await until('nothing aside', async () => !(await keptOfLog()).includes('log:aside'))
    expect(await paths()).toEqual(['/one', '/two'])
  })

  test('not once the surface is closed: then it is gone, and what came since is kept', async () => {
    const page = await world.popup()
    await shown(page, '[data-testid="exchange-row"]')
    await page.click('[data-testid="clear"]')
    await shown(page, '[data-testid="undo"]')
    expect(await keptOfLog()).toContain('log:aside')
    await visit('/three')
    await page.close()
    await until('nothing aside', async () => !(await keptOfLog()).includes('log:aside'))
    expect(await paths()).toEqual(['/three'])
    expect(await world.browser.background(async () => (await crumbline.stats()).held)).toBe(1)
    await world.browser.stopBackground()
    expect(await paths()).toEqual(['/three'])
  })

  test('not when the background has died with it, or somebody cleared all: the way back is not offered any more', async () => {
    const page = await world.popup()
    await shown(page, '[data-testid="exchange-row"]')
    await page.click('[data-testid="clear"]')
    await shown(page, '[data-testid="undo"]')
    await world.browser.stopBackground()
    await shown(page, '[data-testid="undo"]', false)
    expect(await paths()).toEqual([])
    expect(await keptOfLog()).not.toContain('log:aside')

    await visit('/four')
    await shown(page, '[data-testid="exchange-row"]')
    await page.click('[data-testid="clear"]')
    await shown(page, '[data-testid="undo"]')
    await world.browser.background(() => crumbline.clear())
    await shown(page, '[data-testid="undo"]', false)
    expect(await paths()).toEqual([])
    await page.close()
  })

  test('what was typed in a form that is cancelled: what was typed since changes places with it', async () => {
    const page = await world.popup()
    const name = () =>
      page.evaluate(() => document.querySelector<HTMLInputElement>('[data-testid="cookie-edit-name"]')?.value ?? null)
    const named = (wanted: string | null) => until(`the name ${wanted}`, async () => (await name()) === wanted)
    await page.click('[data-testid="tab-inject"]')
    await page.click('[data-testid="rule-new"]')
    await page.click('[data-testid="cookie-add"]')
    await page.fill('[data-testid="cookie-edit-name"]', 'first')
    await page.click('[data-testid="rule-cancel"]')
    await shown(page, '[data-testid="undo"]')
    await page.click('[data-testid="rule-new"]')
    await named(null)
    await page.click('[data-testid="cookie-add"]')
    await page.fill('[data-testid="cookie-edit-name"]', 'second')
    await undo(page)
    await named('first')
    await undo(page)
    await named('second')
    await page.click('[data-testid="rule-cancel"]')
    await page.click('[data-testid="tab-jar"]')
    await undo(page)
    await named('second')
    await page.click('[data-testid="rule-cancel"]')
    await page.close()
  })

  test('what was typed for a cookie in a form that is cancelled', async () => {
    const page = await world.popup()
    const name = (wanted: string) =>
      page.waitFor((wanted: string) => document.querySelector<HTMLInputElement>('#cookie-name')?.value === wanted, {
        args: [wanted],
      })
    await page.click('[data-testid="tab-jar"]')
    await page.click('[data-testid="cookie-new"]')
    await page.fill('#cookie-name', 'half')
    await page.click('[data-testid="cookie-cancel"]')
    await shown(page, '#cookie-name', false)
    await undo(page)
    await name('half')
    await focusOn(page, 'cookie-name')
    await page.click('[data-testid="cookie-cancel"]')
    // Nothing was typed: nothing is to be undone.
    await page.click('[data-testid="cookie-new"]')
    await name('')
    await shown(page, '[data-testid="undo"]')
    await page.fill('#cookie-name', 'whole')
    await page.click('[data-testid="cookie-save"]')
    await until('the cookie', async () => (await world.browser.cookies()).some(({ name }) => name === 'whole'))
    await undo(page)
    await until('no cookie', async () => !(await world.browser.cookies()).some(({ name }) => name === 'whole'))
    await page.close()
  })

  test('a rule that was removed: its row has the focus', async () => {
    await world.addRule({ name: 'Be an admin', cookies: { role: 'admin' }, scope: { urls: ['*://a.test/*'] } })
    const page = await world.popup()
    await page.click('[data-testid="tab-inject"]')
    await page.click('[data-testid="rule-open"]')
    await page.click('[data-testid="rule-remove"]')
    await shown(page, '[data-testid="rule-row"]', false)
    await undo(page)
    await shown(page, '[data-testid="rule-row"]')
    await page.waitFor(() => document.activeElement?.getAttribute('data-testid') === 'rule-open')
    await page.close()
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})
