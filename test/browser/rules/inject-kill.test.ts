import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RuleInput } from '../../../src/rules/model/rule.ts'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'
import { html } from '../../../tools/servers/raw-server.ts'

/** In functions that run in the background context. */
declare const crumbline: Crumbline

/** How often in all; every fourth time the whole browser is killed, else its background. `npm run soak` asks for 200. */
const KILLS = Number(process.env['CRUMBLINE_KILLS'] ?? 20)
/** A switching takes about ten milliseconds. */
const WITHIN = 25
const EXPIRES = Math.ceil(Date.now() / 1000) * 1000 + 86_400_000
const RULE: RuleInput = { cookies: { sid: 'mine', lang: null }, scope: { urls: ['*://*.a.test/*'] } }

const HOLDING = BROWSERS.filter((name) => name === 'chromium')
const OTHERS = BROWSERS.filter((name) => name !== 'chromium')

describe.each(OTHERS)('killed while a rule is switched, %s', (name) => {
  test('the jar is in the end what it was', (context) => {
    context.skip(`in ${name} rules never touch the jar`)
  })
})

describe.each(HOLDING)('killed while a rule is switched, %s', (name) => {
  let profile: string
  let world: World
  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), 'crumbline-kill-'))
    world = await World.open(name, { profile })
    await world.allow('allow-site', '*://*.a.test/*')
    await world.browser.kill({ saved: true })
    await world.server.stop()
    await reopen()
    await world.browser.clearCookies()
    for (const path of ['/', '/app']) {
      await world.browser.setCookie({
        name: 'sid',
        value: `old ${path}`,
        host: 'a.test',
        path,
        expires: EXPIRES,
        httpOnly: true,
        sameSite: 'strict',
      })
    }
    await world.browser.setCookie({ name: 'sid', value: 'of b', host: 'b.a.test', expires: EXPIRES })
    await world.browser.setCookie({
      name: 'lang',
      value: 'de',
      host: 'a.test',
      domain: 'a.test',
      expires: EXPIRES,
      secure: true,
    })
    // The jar is on disk when the browser has ended well.
    await world.browser.close()
    await world.server.stop()
    await reopen()
  })
  afterAll(async () => {
    await world?.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  })

  const reopen = async () => {
    world = await World.open(name, { profile })
    world.server.respond = () => html('')
  }
  const jar = async () => (await world.browser.cookies()).map((cookie) => JSON.stringify(cookie)).sort()
  const switching = () =>
    world.browser.background(
      async (rule: RuleInput, expected: number) => {
        const [first] = await crumbline.rules.list()
        // Nobody waits for it.
        if (first)
          crumbline.rules
            .update(first.id, {
              enabled: first.rule.enabled === false,
              cookies: { ...rule.cookies, more: String(expected) },
            })
            .catch(() => undefined)
        else crumbline.rules.add(rule).catch(() => undefined)
      },
      RULE,
      Math.random(),
    )

  test(`${KILLS} times, the jar is in the end what it was`, async () => {
    const reference = await jar()
    expect(reference).toHaveLength(4)
    for (let n = 0; n < KILLS; n += 1) {
      const wholeBrowser = n % 4 === 3
      const rounds = 1 + Math.floor(Math.random() * 3)
      for (let round = 0; round < rounds; round += 1) await switching()
      await new Promise((resolve) => setTimeout(resolve, Math.random() * WITHIN))
      if (wholeBrowser) {
        await world.browser.kill()
        await world.server.stop()
        await reopen()
      } else await world.browser.stopBackground()
      await world.browser.background(() => crumbline.ready)
      const statuses = await world.rules()
      if (statuses[0]?.state === 'applied') {
        world.server.requests.length = 0
        await world.page.goto(world.server.url('a.test', '/app/on'))
        const sent = (await world.cookiesAt('/app/on'))[0]?.split('; ').filter((pair) => pair.startsWith('sid='))
        expect([n, sent]).toEqual([n, ['sid=mine']])
      }
      await world.browser.background(() => crumbline.rules.clear())
      expect([n, wholeBrowser, await jar()]).toEqual([n, wholeBrowser, reference])
    }
  })

  test('the extension’s own contexts had no error', () => {
    expect(world.browser.errors()).toEqual([])
  })
})
