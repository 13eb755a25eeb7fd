import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from '../../../tools/browsers/driver.ts'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { scenes } from '../../../tools/gallery/scenes.ts'
import { serveGallery } from '../../../tools/gallery/serve.ts'
import { html } from '../../../tools/servers/raw-server.ts'

const WIDTH = 360
const HEIGHT = 640

/** The page view on a phone, by fingers alone. */
describe.each(BROWSERS)('by touch, in %s', (name) => {
  let world: World
  let page: Page
  beforeAll(async () => {
    world = await World.open(name)
    await world.allow('allow-all', '<all_urls>')
    world.server.respond = ({ path }) =>
      path === '/login' ? html('', [['Set-Cookie', 'session=secret; SameSite=None']]) : html('<p>a page</p>')
    await world.browser.setCookie({ name: 'cart', value: '9d1c', host: 'a.test' })
    await world.page.goto(world.server.url('a.test', '/login'))
    await world.settled({ url: '/login' }, 1)
    page = await world.popup()
    await page.setSize(WIDTH, HEIGHT)
    await there('exchange-row')
  })
  afterAll(() => world?.close())

  const tap = (id: string) => page.tap(`[data-testid="${id}"]`)
  const there = (id: string) =>
    page.waitFor((id: string) => document.querySelector(`[data-testid="${id}"]`)?.checkVisibility() === true, {
      args: [id],
    })

  test('why a cookie was refused, and its value', async () => {
    await tap('exchange-row')
    await there('received-cookie')
    await page.tap('.secret-masked')
    await page.waitFor(() => document.querySelector('.secret-value')?.textContent?.includes('secret') === true)
    await tap('back')
    await there('exchange-row')
  })

  test('a cookie of the jar: opened, deleted, and back', async () => {
    await tap('tab-jar')
    await tap('jar-row')
    await there('cookie-detail')
    await tap('cookie-remove')
    await until('it gone', async () => (await world.browser.cookies()).length === 0)
    await tap('undo')
    await until('it back', async () => (await world.browser.cookies()).length === 1)
    await there('jar-row')
    await tap('jar-check')
    await there('cookies-remove')
  })

  test('a rule: typed, saved, switched off', async () => {
    await tap('tab-inject')
    await page.fill('[data-testid="rule-cookies"]', 'role=admin')
    await tap('rule-save')
    await until('the rule', async () => (await world.rules())[0]?.state === 'applied')
    await there('rule-row')
    await tap('rule-switch')
    await until('it off', async () => (await world.rules())[0]?.state === 'off')
  })

  test('what a finger has to hit is large enough', async () => {
    const gallery = await serveGallery()
    const found: string[] = []
    for (const scene of Object.keys(scenes)) {
      await page.goto(`${gallery.url}?scene=${scene}&surface=page`)
      await page.waitFor(
        () => document.querySelector('.app[aria-busy="false"]') !== null && document.querySelector('.loading') === null,
      )
      for (const what of await page.evaluate(tooSmall)) found.push(`${scene}: ${what}`)
    }
    await gallery.close()
    expect(found).toEqual([])
  })
})

/** Controls that take less than 24 px each way (WCAG 2.2, 2.5.8), what belongs to them included. */
function tooSmall(): string[] {
  const LEAST = 24
  const isLarge = ({ width, height }: DOMRect) => width >= LEAST && height >= LEAST
  /** Around its middle, whatever its box: a pseudo-element takes part. */
  const takes = (one: Element): boolean => {
    one.scrollIntoView({ block: 'center' })
    const { left, top, width, height } = one.getBoundingClientRect()
    const reach = LEAST / 2 - 1
    const around: [number, number][] = [
      [-reach, 0],
      [reach, 0],
      [0, -reach],
      [0, reach],
    ]
    return around.every(([x, y]) => one.contains(document.elementFromPoint(left + width / 2 + x, top + height / 2 + y)))
  }
  return [...document.querySelectorAll('button, input, select, textarea, summary, a, [data-testid="jar-check"]')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1)
    .filter((one) => ![one, one.closest('label')].some((part) => part && isLarge(part.getBoundingClientRect())))
    .filter((one) => !takes(one))
    .map((one) => `${one.localName}.${one.getAttribute('class') ?? ''} ${one.textContent?.slice(0, 30)}`)
}
