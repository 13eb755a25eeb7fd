import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BROWSERS, World } from '../../../tools/browsers/world.ts'

const SITE = '*://*.a.test/*'

describe.each(BROWSERS)('a restart of the browser, in %s', (name) => {
  let profile: string
  beforeAll(() => {
    profile = mkdtempSync(join(tmpdir(), 'crumbline-restart-'))
  })
  afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }))

  test('what was allowed is watched again, without anybody opening the popup; what was captured is gone', async (context) => {
    const first = await World.open(name, { profile, lasting: true }).catch((error: unknown) => {
      if (!/signed/i.test(String(error))) throw error
      return context.skip('this Firefox installs signed add-ons only, and others do not outlive it')
    })
    try {
      await first.allow('allow-site', SITE)
      await first.addRule({ cookies: { sid: 'mine' }, scope: { urls: [SITE] }, lifetime: 'always' })
      await first.page.goto(first.server.url('a.test', '/first'))
      await first.settled({ url: '/first' }, 1)
    } finally {
      await first.browser.kill({ saved: true })
      await first.server.stop()
    }
    const second = await World.open(name, { profile, lasting: true })
    try {
      await second.page.goto(second.server.url('a.test', '/second'))
      // A lasting rule is in force for the first page already.
      expect(await second.cookiesAt('/second')).toEqual(['sid=mine'])
      const found = await second.settled({}, 1)
      expect(found.map(({ url }) => new URL(url).pathname)).toEqual(['/second'])
      expect(await second.watching()).toEqual({ origins: [SITE], paused: false })
    } finally {
      await second.close()
    }
  })
})
