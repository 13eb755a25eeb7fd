import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RuleInput } from '../../../src/rules/model/rule.ts'
import type { Page } from '../../../tools/browsers/driver.ts'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'

/** In functions that run in the background context. */
interface Api {
  readonly storage: {
    readonly session: { get(keys: null): Promise<Record<string, { draft?: { group: string } } | undefined>> }
  }
}
declare const browser: Api
declare const chrome: Api

const SITE = { urls: ['*://a.test/*'] }
const CURL = `curl 'http://a.test/api' -X POST -H 'Accept: */*' \\
  -b 'sid=from-curl; theme=dark; consent=yes' --data-raw '{"a":1}'`

/** Placeholders are ours: in another tool's rule two braces are two braces. */
const PROFILE = JSON.stringify([
  {
    title: 'Staging',
    headers: [
      { enabled: true, name: 'Cookie', value: 'role={{admin}}' },
      { enabled: true, name: 'Cookie', value: 'unwanted=1' },
    ],
    respHeaders: [{ enabled: true, name: 'Set-Cookie', value: '' }],
    filters: [
      { enabled: true, type: 'urls', urlRegex: '.*://a.test/.*' },
      { enabled: true, type: 'types', resourceType: ['image'] },
    ],
    urlReplacements: [],
  },
])

describe.each(BROWSERS)('the inject view, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(() => world?.close())
  beforeEach(() => world.reset())

  const visit = (path: string, host = 'a.test') => world.page.goto(world.server.url(host, path))
  const jar = (name: string, value: string) => world.browser.setCookie({ name, value, host: 'a.test' })
  const truth = async () => (await world.browser.cookies()).map(({ name, value }) => `${name}=${value}`).sort()
  const states = (popup: Page, wanted: string) =>
    popup.waitFor(
      (wanted: string) =>
        [...document.querySelectorAll('[data-testid="rule-row"]')]
          .map((row) => row.getAttribute('data-state'))
          .join(' ') === wanted,
      { args: [wanted] },
    )
  const choose = (popup: Page, testId: string, index: number, value: string) =>
    popup.evaluate(
      (testId: string, index: number, value: string) => {
        const menu = document.querySelectorAll<HTMLSelectElement>(`[data-testid="${testId}"]`)[index]
        if (menu === undefined) throw new Error(`no ${testId} ${index}`)
        menu.value = value
        menu.dispatchEvent(new Event('change', { bubbles: true }))
      },
      testId,
      index,
      value,
    )

  async function open(rules: readonly RuleInput[] = []): Promise<Page> {
    for (const rule of rules) await world.addRule(rule)
    const popup = await world.popup()
    await popup.click('[data-testid="tab-inject"]')
    await popup.text('[data-testid="rule-form"]')
    return popup
  }

  test('a curl command: what was understood is shown, one cookie is not wanted, the others are seen on the wire', async () => {
    const popup = await open()
    await popup.fill('[data-testid="rule-cookies"]', CURL)
    await popup.waitFor(() => document.querySelectorAll('[data-testid="pasted-cookie"]').length === 3)
    expect(await popup.text('[data-testid="understood"]')).toContain('http://a.test/api')
    expect(await world.rules()).toEqual([])
    await popup.evaluate(() => {
      document.querySelectorAll<HTMLInputElement>('[data-testid="pasted-cookie"]')[1]?.click()
    })
    await popup.click('[data-testid="paste-take"]')
    await popup.waitFor(() => document.querySelectorAll('[data-testid="cookie-edit"]').length === 2)
    await popup.click('[data-testid="rule-save"]')
    await states(popup, 'applied')
    await visit('/curl')
    expect(await world.cookiesAt('/curl')).toEqual(['sid=from-curl; consent=yes'])
    await popup.waitFor(() => document.querySelector('[data-testid="rule-seen"]')?.getAttribute('data-count') === '1')
    await popup.close()
  })

  test('a ModHeader profile: its rules and what is lost are shown, those that are wanted go in with one click, and out by undo', async () => {
    const popup = await open()
    await popup.fill('[data-testid="rule-cookies"]', PROFILE)
    await popup.waitFor(() => document.querySelectorAll('[data-testid="pasted-rule"]').length === 3)
    expect(await popup.text('.pasted-lost')).toMatch(/filters/)
    expect(await world.rules()).toEqual([])
    await popup.evaluate(() => {
      document.querySelectorAll<HTMLInputElement>('[data-testid="pasted-rule"] input')[1]?.click()
    })
    await popup.waitFor(() => document.querySelector('[data-testid="paste-take-rules"]')?.textContent?.includes('2'))
    await popup.click('[data-testid="paste-take-rules"]')
    await states(popup, 'applied applied')
    await visit('/profile')
    expect(await world.cookiesAt('/profile')).toEqual(['role={{admin}}'])
    await popup.click('[data-testid="undo"]')
    await popup.waitFor(() => document.querySelector('[data-testid="rule-row"]') === null)
    expect(await world.rules()).toEqual([])
    await popup.close()
  })

  test('one cookie of the jar is overridden, one left out, the rest is sent; put back, the jar is as it was', async () => {
    for (const [name, value] of [
      ['keep', '1'],
      ['sid', 'mine'],
      ['consent', 'yes'],
    ] as const) {
      await jar(name, value)
    }
    const before = await truth()
    const popup = await open()
    await popup.fill('[data-testid="rule-cookies"]', 'sid=theirs\n-consent')
    await popup.waitFor(
      () =>
        document
          .querySelector('[data-testid="wire-preview"] code')
          ?.textContent?.replaceAll(/[^a-z=; :]/gi, '')
          .includes('consent') === true,
    )
    await popup.click('[data-testid="rule-save"]')
    await states(popup, 'applied')
    await visit('/held')
    const [sent] = await world.cookiesAt('/held')
    expect(sent?.split('; ').sort()).toEqual(['keep=1', 'sid=theirs'])

    await popup.click('[data-testid="put-back"]')
    await popup.waitFor(() => document.querySelector('[data-testid="put-back-done"]')?.textContent !== '')
    expect(await truth()).toEqual(before)
    if (name === 'chromium') {
      const done = await popup.text('[data-testid="put-back-done"]')
      for (const cookie of ['sid', 'consent']) expect(done).toContain(cookie)
      await states(popup, 'off')
      await visit('/after')
      const [after] = await world.cookiesAt('/after')
      expect(after?.split('; ').sort()).toEqual(['consent=yes', 'keep=1', 'sid=mine'])
    }
    await popup.close()
  })

  test('from a cookie of the jar: leave out, override', async () => {
    await jar('sid', 'mine')
    const popup = await world.popup()
    await popup.click('[data-testid="tab-jar"]')
    await popup.click('[data-testid="jar-row"] th')
    await popup.click('[data-testid="cookie-omit"]')
    await popup.click('[data-testid="rule-save"]')
    await states(popup, 'applied')
    await visit('/omitted')
    expect(await world.cookiesAt('/omitted')).toEqual([null])
    await popup.click('[data-testid="rule-open"]')
    await choose(popup, 'cookie-edit-effect', 0, 'send')
    await popup.fill('[data-testid="cookie-edit-value"]', 'other')
    await popup.click('[data-testid="rule-save"]')
    await until('the rule to give the other value', async () => (await world.rules())[0]?.values['sid'] === 'other')
    await visit('/overridden')
    expect(await world.cookiesAt('/overridden')).toEqual(['sid=other'])
    await popup.close()
  })

  test('a group is switched as one', async () => {
    const popup = await open([
      { name: 'one', group: 'admin', cookies: { a: '1' }, scope: SITE },
      { name: 'two', group: 'admin', cookies: { b: '2' }, scope: SITE },
      { name: 'three', cookies: { c: '3' }, scope: SITE },
    ])
    await states(popup, 'applied applied applied')
    await popup.click('[data-testid="group-switch"]')
    await states(popup, 'off off applied')
    await visit('/off')
    expect(await world.cookiesAt('/off')).toEqual(['c=3'])
    await popup.click('[data-testid="group-switch"]')
    await states(popup, 'applied applied applied')
    await visit('/on')
    const [on] = await world.cookiesAt('/on')
    expect(on?.split('; ').sort()).toEqual(['a=1', 'b=2', 'c=3'])
    await popup.close()
  })

  test('of two rules the earlier one wins; moved by keyboard, the other does', async () => {
    const popup = await open([
      { name: 'first', cookies: { who: 'first' }, scope: SITE },
      { name: 'second', cookies: { who: 'second' }, scope: SITE },
    ])
    await states(popup, 'applied refused')
    await popup.evaluate(() => {
      document.querySelectorAll<HTMLElement>('[data-testid="rule-open"]')[1]?.focus()
    })
    await popup.press('Alt+ArrowUp')
    await popup.waitFor(
      () => document.querySelector('[data-testid="rule-row"]')?.getAttribute('data-name') === 'second',
    )
    const focused = (what: string) =>
      popup.waitFor((what: string) => document.activeElement?.id === what, { args: [what] })
    await focused(`rule-${(await world.rules()).find(({ rule }) => rule.name === 'second')?.id}`)
    await states(popup, 'applied refused')
    // By the buttons of its form too, and the focus stays with them when one has nowhere to go on to.
    await popup.press('Enter')
    for (const [press, left] of [
      ['rule-down', 'rule-up'],
      ['rule-up', 'rule-down'],
    ] as const) {
      await popup.click(`[data-testid="${press}"]`)
      await focused(left)
    }
    await visit('/moved')
    expect(await world.cookiesAt('/moved')).toEqual(['who=second'])
    await popup.close()
  })

  test('a conflict is told while it is typed, before anything is saved', async () => {
    const popup = await open([{ name: 'first', cookies: { who: 'first' }, scope: SITE }])
    await popup.fill('[data-testid="rule-cookies"]', 'who=me')
    await popup.fill('[data-testid="rule-host"]', 'a.test')
    await popup.waitFor(
      () => document.querySelector('[data-testid="rule-check"]')?.getAttribute('data-state') === 'refused',
    )
    expect(await popup.text('[data-testid="field-error"]')).toMatch(/earlier rule/)
    expect(await world.rules()).toHaveLength(1)
    await popup.close()
  })

  test('a rule for all sites asks twice', async () => {
    const popup = await open()
    await popup.fill('[data-testid="rule-cookies"]', 'everywhere=1')
    await popup.fill('[data-testid="rule-host"]', '*')
    await popup.click('[data-testid="rule-save"]')
    await popup.waitFor(() => document.activeElement?.getAttribute('data-testid') === 'everywhere-no')
    expect(await world.rules()).toEqual([])
    await popup.click('[data-testid="everywhere-yes"]')
    await states(popup, 'applied')
    await visit('/all', 'b.test')
    expect(await world.cookiesAt('/all')).toEqual(['everywhere=1'])
    await popup.close()
  })

  test('one cookie of responses is dropped, another gets an attribute; taken away again, the server’s own are kept', async () => {
    world.server.respond = () => ({
      headers: [
        ['Set-Cookie', 'tracking=1'],
        ['Set-Cookie', 'mine=1'],
      ],
      body: '',
    })
    const kept = async () =>
      (await world.browser.cookies()).map((one) => `${one.name} ${one.httpOnly ? 'HttpOnly' : ''}`.trim()).sort()
    const popup = await open()
    await popup.fill('[data-testid="rule-host"]', 'a.test')
    await popup.click('[data-testid="rule-response"] summary')
    await popup.fill('[data-testid="response-drop"]', 'tracking')
    // WebDriver takes what lies behind the bar of buttons for what is in sight.
    await popup.evaluate(() =>
      document.querySelector('[data-testid="response-force-add"]')?.scrollIntoView({ block: 'center' }),
    )
    await popup.click('[data-testid="response-force-add"]')
    await popup.fill('[data-testid="force-name"]', 'mine')
    await choose(popup, 'force-httpOnly', 0, 'yes')
    await popup.text('[data-testid="response-way"]')
    await popup.click('[data-testid="rule-save"]')
    await states(popup, 'applied')
    expect((await world.rules())[0]?.rule.response).toEqual({
      drop: ['tracking'],
      force: [{ name: 'mine', httpOnly: true }],
    })
    await visit('/changed')
    await until('the changed cookie alone', async () => (await kept()).join() === 'mine HttpOnly')
    await popup.click('[data-testid="rule-open"]')
    await popup.fill('[data-testid="response-drop"]', '')
    await popup.evaluate(() => document.querySelector('[data-testid="force-row"]')?.scrollIntoView({ block: 'center' }))
    await popup.click('[data-testid="force-row"] button')
    await popup.fill('[data-testid="rule-cookies"]', 'x=1')
    await popup.click('[data-testid="rule-save"]')
    await until('a rule that leaves responses alone', async () => (await world.rules())[0]?.rule.response === undefined)
    await world.browser.clearCookies()
    await visit('/own')
    await until('the server’s own cookies', async () => (await kept()).join() === 'mine,tracking')
    await popup.close()
  })

  test('who types and clicks faster than the background answers loses nothing', async () => {
    const popup = await open([{ name: 'first', cookies: { who: 'first' }, scope: SITE }])
    await states(popup, 'applied')
    await popup.fill('[data-testid="rule-cookies"]', 'a=1')
    await popup.waitFor(() => document.querySelectorAll('[data-testid="pasted-cookie"]').length === 1)
    // In one go: the text is read only afterwards.
    await popup.evaluate(() => {
      const field = document.querySelector<HTMLTextAreaElement>('[data-testid="rule-cookies"]')
      if (field === null) throw new Error('no field')
      field.value = 'a=1; b=2'
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
      )
    })
    await popup.waitFor(() => document.querySelectorAll('[data-testid="cookie-edit"]').length === 2)
    // Two fields in one go: the second is told of while the first is not painted yet.
    await popup.evaluate(() => {
      for (const [id, text] of [
        ['rule-host', 'a.test'],
        ['rule-name', 'fast'],
        ['rule-group', 'both'],
      ] as const) {
        const field = document.querySelector<HTMLInputElement>(`[data-testid="${id}"]`)
        if (field === null) throw new Error(`no ${id}`)
        field.value = text
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      }
    })
    // Saved, and another rule opened before the answer has come: its form stays.
    await popup.evaluate(() => {
      document.querySelector<HTMLElement>('[data-testid="rule-save"]')?.click()
      document.querySelector<HTMLElement>('[data-testid="rule-open"]')?.click()
    })
    const saved = await until('the new rule', async () =>
      (await world.rules()).find(({ rule }) => rule.name === 'fast'),
    )
    expect(saved.rule).toMatchObject({ group: 'both', cookies: { a: '1', b: '2' }, scope: { urls: ['*://a.test/*'] } })
    await popup.waitFor(() => document.querySelector('[data-testid="undo"]') !== null)
    expect(await popup.evaluate(() => document.querySelector<HTMLInputElement>('#rule-name')?.value)).toBe('first')
    await popup.click('[data-testid="rule-cancel"]')
    await popup.close()
  })

  test('a half-typed rule is there again when another one was looked at, and when the popup reopens', async () => {
    const popup = await open([{ name: 'other', cookies: { o: '1' }, scope: SITE }])
    await states(popup, 'applied')
    await popup.click('[data-testid="cookie-add"]')
    await popup.fill('[data-testid="cookie-edit-name"]', 'half')
    await popup.fill('[data-testid="rule-group"]', 'later')
    await popup.click('[data-testid="lifetime-once"]')
    await popup.click('[data-testid="rule-open"]')
    await popup.waitFor(() => document.querySelector<HTMLInputElement>('#rule-name')?.value === 'other')
    await popup.click('[data-testid="rule-new"]')
    await popup.waitFor(() => document.querySelector<HTMLInputElement>('#rule-group')?.value === 'later')
    await until('the view to be kept with it', () =>
      world.browser.background(async () => {
        const api = typeof browser === 'undefined' ? chrome : browser
        const kept = Object.values(await api.storage.session.get(null))
        return kept.some((one) => one?.draft?.group === 'later')
      }),
    )
    await popup.close()
    const again = await world.popup()
    const field = (testId: string) =>
      again.waitFor((testId: string) => document.querySelector<HTMLInputElement>(`[data-testid="${testId}"]`)?.value, {
        args: [testId],
      })
    expect(await field('cookie-edit-name')).toBe('half')
    expect(await field('rule-group')).toBe('later')
    await again.close()
  })

  test('a group that was switched off is by undo as it was: what was off before stays off', async () => {
    const group = 'both'
    const popup = await open([
      { name: 'one', group, cookies: { a: '1' }, scope: SITE },
      { name: 'two', group, cookies: { b: '2' }, scope: SITE, enabled: false },
    ])
    await states(popup, 'applied off')
    await popup.click('[data-testid="group-switch"]')
    await states(popup, 'off off')
    await popup.click('[data-testid="undo"]')
    await states(popup, 'applied off')
    await popup.close()
  })

  test('a rule that was removed comes back by undo, at its place', async () => {
    const popup = await open([
      { name: 'one', cookies: { a: '1' }, scope: SITE },
      { name: 'two', cookies: { b: '2' }, scope: SITE },
    ])
    await states(popup, 'applied applied')
    await popup.click('[data-testid="rule-open"]')
    await popup.click('[data-testid="rule-remove"]')
    await states(popup, 'applied')
    await popup.click('[data-testid="undo"]')
    await until('both rules in their order', async () => {
      const names = (await world.rules()).map(({ rule }) => rule.name)
      return names.join() === 'one,two'
    })
    await popup.close()
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})
