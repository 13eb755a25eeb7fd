import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { JarCookie } from '../../../src/jar/jar-cookie.ts'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import type { Page } from '../../../tools/browsers/driver.ts'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'

/** In functions that run in the background context. */
declare const crumbline: Crumbline & { asked: string[] }
type OnMessage = (message: { kind: string }, sender: object, answer: (reply: object) => void) => void
interface Api {
  runtime: { onMessage: { addListener(listener: OnMessage): void; removeListener(listener: OnMessage): void } }
  storage: { session: { get(keys: null): Promise<Record<string, { jarTop?: number } | undefined>> } }
}
declare const browser: Api
declare const chrome: Api

const SOON = Math.floor(Date.now() / 1000) + 86_400
const KEPT: JarCookie = {
  ...{ name: 'kept', value: 'v1', domain: 'a.test', hostOnly: true, path: '/', secure: true, httpOnly: true },
  ...{ sameSite: 'strict', session: false, expirationDate: SOON, storeId: '' },
}
const IN_PARTITION: JarCookie = {
  ...{ name: 'part', value: 'v2', domain: '.a.test', hostOnly: false, path: '/deep', secure: true, httpOnly: false },
  ...{ sameSite: 'no_restriction', session: true, storeId: '' },
  partitionKey: { topLevelSite: 'https://b.test', hasCrossSiteAncestor: true },
}

describe.each(BROWSERS)('the jar view, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(() => world?.close())
  beforeEach(() => world.reset())

  const truth = async () => (await world.browser.cookies()).sort((a, b) => (a.name < b.name ? -1 : 1))
  const write = (cookie: JarCookie) =>
    world.browser.background((cookie: JarCookie) => crumbline.jar.set({ cookie }), cookie)
  const rows = (popup: Page, count: number) =>
    popup.waitFor((count: number) => document.querySelectorAll('[data-testid="jar-row"]').length === count, {
      args: [count],
    })
  // WebDriver finds no place to click in a row, only in its cells.
  const row = (name: string) => `[data-testid="jar-row"][data-name="${name}"] th`

  async function open(count: number): Promise<Page> {
    const popup = await world.popup()
    await popup.click('[data-testid="tab-jar"]')
    await rows(popup, count)
    return popup
  }

  test('a surface that opens on the jar has one question for all that it shows first', async () => {
    await write(KEPT)
    await (await open(1)).close()
    await world.browser.background(() => {
      const api = typeof browser === 'undefined' ? chrome : browser
      crumbline.asked = []
      api.runtime.onMessage.addListener(({ kind }) => void crumbline.asked.push(kind))
    })
    const popup = await world.popup()
    await rows(popup, 1)
    const asked = await world.browser.background(() => crumbline.asked)
    expect(asked[0]).toBe('opening')
    expect(asked).not.toContain('watching')
    expect(asked).not.toContain('rules.list')
    expect(asked).not.toContain('exchanges')
    // Once more when all has come, as anything may have moved it.
    expect(asked.filter((kind) => kind === 'jar.list').length).toBeLessThan(2)
    await popup.close()
  })

  test('where that fails, each part of it is asked for by itself', async () => {
    await write(KEPT)
    await (await open(1)).close()
    await world.browser.background(() => {
      const api = typeof browser === 'undefined' ? chrome : browser
      api.runtime.onMessage.addListener(function refuse({ kind }, _sender, answer) {
        if (kind !== 'opening') return
        api.runtime.onMessage.removeListener(refuse)
        answer({ ok: false, problem: { code: 'internal' } })
      })
    })
    const popup = await world.popup()
    await rows(popup, 1)
    expect(await popup.evaluate(() => document.querySelector('[data-testid="trouble"]'))).toBe(null)
    await popup.close()
  })

  test('a value that is edited is in the jar, every other attribute as it was; undo brings the old one back', async () => {
    await write(KEPT)
    const before = await truth()
    const popup = await open(1)
    await popup.click(row('kept'))
    await popup.fill('[data-testid="cookie-value"]', 'v2 ü')
    await popup.click('[data-testid="cookie-save"]')
    await until('the value to be in the jar', async () => (await truth())[0]?.value === 'v2 ü')
    expect(await truth()).toEqual(before.map((cookie) => ({ ...cookie, value: 'v2 ü' })))
    await popup.click('[data-testid="undo"]')
    await until('the old value to be back', async () => (await truth())[0]?.value === 'v1')
    expect(await truth()).toEqual(before)
    await popup.close()
  })

  test('another name, host and path make another cookie, and the old one goes', async () => {
    await write({ ...KEPT, httpOnly: false, sameSite: 'lax' })
    const popup = await open(1)
    await popup.click(row('kept'))
    await popup.fill('[data-testid="cookie-name"]', 'moved')
    await popup.fill('[data-testid="cookie-path"]', '/deep')
    await popup.click('[data-testid="cookie-host-only"]')
    await popup.click('[data-testid="cookie-http-only"]')
    await popup.click('[data-testid="cookie-session"]')
    await popup.click('[data-testid="cookie-save"]')
    await until('the new cookie', async () => (await truth())[0]?.name === 'moved')
    expect(await truth()).toMatchObject([
      { name: 'moved', path: '/deep', domain: 'a.test', hostOnly: false, httpOnly: true, secure: true, expires: null },
    ])
    await popup.close()
  })

  test('by keyboard alone: two cookies are deleted, and undo brings back every attribute, the partition too', async () => {
    for (const cookie of [KEPT, IN_PARTITION, { ...KEPT, name: 'stays' }]) await write(cookie)
    const before = await truth()
    const popup = await open(3)
    await popup.press('/')
    await popup.press('ArrowDown')
    await popup.waitFor(() => document.activeElement?.getAttribute('role') === 'grid')
    await popup.press('ArrowDown')
    await popup.press(' ')
    await popup.press('ArrowDown')
    await popup.press(' ')
    await popup.press('Delete')
    await rows(popup, 1)
    expect((await truth()).map((cookie) => cookie.name)).toEqual(['stays'])
    expect(await popup.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid')
    await popup.click('[data-testid="undo"]')
    await rows(popup, 3)
    expect(await truth()).toEqual(before)
    await popup.close()
  })

  test('Ctrl Z takes back what was done last', async () => {
    await write(KEPT)
    const before = await truth()
    const popup = await open(1)
    await popup.press('/')
    await popup.press('ArrowDown')
    await popup.waitFor(() => document.activeElement?.getAttribute('role') === 'grid')
    await popup.press('ArrowDown')
    await popup.press('Delete')
    await until('the cookie to be gone', async () => (await truth()).length === 0)
    await popup.waitFor(() => document.querySelector('[data-testid="undo"]') !== null)
    await rows(popup, 0)
    await popup.press('Control+z')
    await until('the cookie to be back', async () => (await truth()).length === 1)
    await rows(popup, 1)
    expect(await truth()).toEqual(before)
    await popup.close()
  })

  test('the table stands where it stood when it is opened again', async () => {
    for (let n = 100; n < 180; n += 1) await world.browser.setCookie({ name: `c${n}`, value: 'v', host: 'a.test' })
    const popup = await world.popup()
    await popup.click('[data-testid="tab-jar"]')
    await popup.waitFor(() => document.querySelectorAll('[data-testid="jar-row"]').length > 20)
    await popup.evaluate(() => document.querySelector('.jar-box')?.scrollTo(0, 900))
    await until('the view to be kept with it', () =>
      world.browser.background(async () => {
        const api = typeof browser === 'undefined' ? chrome : browser
        const kept = Object.values(await api.storage.session.get(null))
        return kept.some((one) => one?.jarTop === 900)
      }),
    )
    await popup.close()
    const again = await world.popup()
    await again.waitFor(() => document.querySelector('[data-testid="jar-row"][data-name="c130"]') !== null)
    expect(await again.evaluate(() => document.querySelector('.jar-box')?.scrollTop)).toBe(900)
    await again.close()
  })

  test('a new cookie is sent; one the browser would not keep is told at its attribute, and nothing is lost', async () => {
    const popup = await world.popup()
    await popup.click('[data-testid="tab-jar"]')
    await popup.click('[data-testid="cookie-new"]')
    await popup.fill('[data-testid="cookie-name"]', 'made')
    await popup.fill('[data-testid="cookie-value"]', 'by hand')
    await popup.click('[data-testid="cookie-same-site"]')
    await popup.evaluate(() => {
      const menu = document.querySelector<HTMLSelectElement>('[data-testid="cookie-same-site"]')
      if (menu !== null) menu.value = 'no_restriction'
      menu?.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await popup.click('[data-testid="cookie-save"]')
    expect(await popup.text('#cookie-same-site-errors .field-error')).toContain('Secure')
    expect(await truth()).toEqual([])
    await popup.close()

    const again = await world.popup()
    await again.waitFor(() => document.querySelector<HTMLInputElement>('[data-testid="cookie-name"]')?.value === 'made')
    await again.evaluate(() => {
      const menu = document.querySelector<HTMLSelectElement>('[data-testid="cookie-same-site"]')
      if (menu !== null) menu.value = 'lax'
      menu?.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await again.click('[data-testid="cookie-save"]')
    await rows(again, 1)
    await world.page.goto(world.server.url('a.test', '/made'))
    expect(await world.cookiesAt('/made')).toEqual(['made=by hand'])
    await again.close()
  })

  test('why not sent: the answer for the request that was made, with every reason', async () => {
    await write({ ...KEPT, path: '/elsewhere' })
    await world.page.goto(world.server.url('a.test', '/asked'))
    await world.settled({ url: '/asked' }, 1)
    const popup = await open(1)
    await popup.click(row('kept'))
    await popup.waitFor(
      () => document.querySelector('[data-testid="why-answer"]')?.getAttribute('data-outcome') === 'not-sent',
    )
    const answer = await popup.text('[data-testid="why-answer"]')
    expect(answer).toContain('NotOnPath')
    expect(answer).toContain('SecureOnly')
    await popup.close()
  })

  test('what a page sets while the view is open shows up', async () => {
    const popup = await world.popup()
    await popup.click('[data-testid="tab-jar"]')
    world.server.respond = () => ({ headers: [['Set-Cookie', 'fresh=1']], body: '' })
    await world.page.goto(world.server.url('a.test', '/sets'))
    await rows(popup, 1)
    await popup.close()
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})
