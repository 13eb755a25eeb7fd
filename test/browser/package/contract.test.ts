import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CrumblineApi } from '../../../src/contract/api.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'

/** In functions that run in the background. */
declare const crumbline: CrumblineApi
/** In functions that run on Crumbline's page. */
declare const chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } }

const RULE = { cookies: { role: 'admin' }, scope: { urls: ['*://a.test/*'] } }
const NO_RULE = { cookies: { role: 'a;b' }, scope: { urls: ['a.test'] } }
const PROBLEMS = [
  { field: 'cookies.role', code: 'value-has-semicolon' },
  { field: 'scope.urls.0', code: 'pattern-unreadable' },
]

describe.each(BROWSERS)('the contract, in %s', (name) => {
  let world: World
  beforeAll(async () => {
    world = await World.open(name)
  })
  afterAll(() => world?.close())

  test('is on the global, and gives plain data', async () => {
    const status = await world.addRule(RULE)
    expect(status).toMatchObject({ rule: RULE, state: 'no-access' })
    expect(await world.browser.background(() => crumbline.rules.clear())).toBeUndefined()
    expect(await world.rules()).toEqual([])
  })

  test('rejects what is no rule with all that is wrong, and keeps nothing', async () => {
    expect(await world.rejectedRule(NO_RULE)).toEqual(PROBLEMS)
    const { id } = await world.addRule(RULE)
    const told = await world.browser.background(
      (id: string, bad: typeof NO_RULE, good: typeof RULE) => {
        const said = ({ message }: Error) => message
        return Promise.all([
          crumbline.rules.update(id, bad).then(() => 'kept', said),
          crumbline.rules.check(bad).then(() => 'fine', said),
          crumbline.rules.addAll([good, bad]).then(() => 'kept', said),
        ])
      },
      id,
      NO_RULE,
      RULE,
    )
    expect(told).toEqual([
      'bad-rule: cookies.role value-has-semicolon, scope.urls.0 pattern-unreadable',
      'bad-rule: cookies.role value-has-semicolon, scope.urls.0 pattern-unreadable',
      'bad-rule: 1.cookies.role value-has-semicolon, 1.scope.urls.0 pattern-unreadable',
    ])
    expect((await world.rules()).map(({ rule }) => rule)).toEqual([RULE])
    await world.browser.background(() => crumbline.rules.clear())
  })

  test('puts new rules behind the last one of their group', async () => {
    const order = await world.browser.background(async (rule: typeof RULE) => {
      const { rules } = crumbline
      await rules.addAll([
        { ...rule, name: '1', group: 'a' },
        { ...rule, name: '2' },
      ])
      await rules.add({ ...rule, name: '3', group: 'a' })
      await rules.addAll([
        { ...rule, name: '4' },
        { ...rule, name: '5', group: 'a' },
      ])
      return (await rules.list()).map((one) => one.rule.name)
    }, RULE)
    expect(order).toEqual(['1', '3', '5', '2', '4'])
    await world.browser.background(() => crumbline.rules.clear())
  })

  // The way of tools that reach no background (docs/contract.md).
  test('answers messages of its own page', async () => {
    const page = await world.popup()
    const send = (kind: string, input: unknown) =>
      page.evaluate((message: unknown) => chrome.runtime.sendMessage(message), { kind, input })
    expect(await send('rules.add', RULE)).toMatchObject({ ok: true, value: { rule: RULE } })
    expect(await send('rules.add', NO_RULE)).toEqual({ ok: false, problem: { code: 'bad-rule', problems: PROBLEMS } })
    expect(await send('rules.clear', null)).toEqual({ ok: true, value: null })
    expect(await send('no.such', null)).toEqual({ ok: false, problem: { code: 'unknown-kind', detail: 'no.such' } })
    await page.close()
  })
})
