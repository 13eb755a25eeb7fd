import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Crumbline } from '../../../tools/browsers/contract.ts'
import { PACKAGE } from '../../../tools/browsers/launch.ts'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'

/** In functions that run in the background context. */
declare const crumbline: Crumbline
declare const browser: { readonly publicSuffix?: object }
declare const chrome: { readonly publicSuffix?: object }

describe.each(BROWSERS)('a browser that does not hand out its public suffixes, %s', (name) => {
  let folder: string
  let world: World
  beforeAll(async () => {
    // Browsers before 153 know no such permission, and those after give nothing without it.
    folder = mkdtempSync(join(tmpdir(), 'crumbline-suffixes-'))
    cpSync(PACKAGE[name], folder, { recursive: true })
    const file = join(folder, 'manifest.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { permissions: string[] }
    const permissions = manifest.permissions.filter((one) => one !== 'publicSuffix')
    writeFileSync(file, JSON.stringify({ ...manifest, permissions }))
    world = await World.open(name, { extensionDir: folder })
  })
  afterAll(async () => {
    await world?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('is told by the package’s own list what a Domain may be, also after the background was stopped', async () => {
    const judged = () =>
      world.browser.background(async () => {
        await crumbline.ready
        const api = (typeof browser === 'undefined' ? chrome : browser).publicSuffix
        const lines = [
          ['https://www.shop.co.uk/', 'shop.co.uk'],
          ['https://www.shop.co.uk/', 'co.uk'],
          ['https://me.github.io/', 'github.io'],
          ['https://a.any.ck/', 'any.ck'],
          ['https://a.www.ck/', 'www.ck'],
        ] as const
        const asked = lines.map(([url, domain]) => crumbline.judge({ line: `a=1; Domain=${domain}`, url }))
        return { api: typeof api, outcomes: (await Promise.all(asked)).map(({ outcome }) => outcome) }
      })
    const expected = { api: 'undefined', outcomes: ['stored', 'blocked', 'blocked', 'blocked', 'stored'] }
    expect(await judged()).toEqual(expected)
    await world.browser.stopBackground()
    expect(await judged()).toEqual(expected)
  })

  test('and the site that the popup asks for is that of the list', async () => {
    const query = new URLSearchParams({ tab: String(world.tabId), url: 'https://www.shop.co.uk/' })
    const popup = await world.browser.openExtensionPage(`page.html?${query}`)
    expect(await popup.text('[data-testid="allow-site"]')).toContain('shop.co.uk')
    await popup.close()
  })
})
