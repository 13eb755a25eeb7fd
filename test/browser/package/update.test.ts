import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import { PACKAGE } from '../../../tools/browsers/launch.ts'
import { until } from '../../../tools/browsers/until.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'

/** In functions that run in the background context. */
declare const crumbline: Crumbline

const SITE = { urls: ['*://a.test/*'] }

describe.each(BROWSERS)('an update of the extension, in %s', (name) => {
  let extensionDir: string
  let world: World
  beforeAll(async () => {
    extensionDir = mkdtempSync(join(tmpdir(), 'crumbline-update-'))
    cpSync(PACKAGE[name], extensionDir, { recursive: true })
    world = await World.open(name, { extensionDir })
    await world.allow('allow-all', '<all_urls>')
  })
  afterAll(async () => {
    await world?.close()
    rmSync(extensionDir, { recursive: true, force: true, maxRetries: 5 })
  })

  test('while rules override: the lasting one goes on, the session’s is gone, and every cookie comes back', async () => {
    const { server, browser, page } = world
    const lax = { host: 'a.test', sameSite: 'lax' } as const
    await browser.setCookie({ name: 'sid', value: 'old', ...lax, expires: Math.ceil(Date.now() / 1000) * 1000 + 9e6 })
    await browser.setCookie({ name: 'token', value: 'secret', ...lax, httpOnly: true })
    await browser.setCookie({ name: 'lang', value: 'de', ...lax })
    const before = await browser.cookies()
    const { id } = await world.addRule({ cookies: { sid: 'mine' }, scope: SITE, lifetime: 'always' })
    await world.addRule({ cookies: { token: 'mine', lang: 'fr' }, scope: SITE })
    await page.goto(server.url('a.test', '/before'))
    expect((await world.cookiesAt('/before'))[0]?.split('; ').sort()).toEqual(['lang=fr', 'sid=mine', 'token=mine'])

    // A browser's session is known again by its tabs: here all are younger than the rules.
    const younger = await browser.openTab(server.url('a.test', '/younger'))
    await page.close()

    const version = await browser.background(() => crumbline.version)
    const manifest = join(extensionDir, 'manifest.json')
    const next = { ...JSON.parse(readFileSync(manifest, 'utf8')), version: `${version}.1` }
    writeFileSync(manifest, JSON.stringify(next))
    await browser.update()
    await until('the new version', async () => (await browser.background(() => crumbline.version)) === next.version)
    await browser.background(() => crumbline.ready)

    expect((await world.rules()).map((rule) => [rule.id, rule.state])).toEqual([[id, 'applied']])
    await younger.goto(server.url('a.test', '/after'))
    const sent = (await world.cookiesAt('/after'))[0]?.split('; ').sort()
    expect(sent).toEqual(['lang=de', 'sid=mine', 'token=secret'])
    await browser.background((id: string) => crumbline.rules.remove(id), id)
    const sorted = (cookies: readonly object[]) => cookies.map((cookie) => JSON.stringify(cookie)).sort()
    expect(sorted(await browser.cookies())).toEqual(sorted(before))
  })

  test('the extension’s own contexts had no error', () => {
    // Chromium's answer to what a background asks while it is taken down for the new version.
    expect(world.browser.errors().filter((line) => !line.includes('No SW'))).toEqual([])
  })
})
