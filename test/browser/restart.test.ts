import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BROWSERS, World } from './world.ts'

const SITE = '*://*.a.test/*'

describe.each(BROWSERS)('a restart of the browser, in %s', (name) => {
  let profile: string
  beforeAll(() => {
    profile = mkdtempSync(join(tmpdir(), 'crumbline-restart-'))
  })
  afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }))

  test('what was allowed is watched again, without anybody opening the popup; what was captured is gone', async (context) => {
    if (name === 'firefox') {
      context.skip(
        'an unsigned add-on is temporary in Firefox: it does not outlive the browser, nor does its permission',
      )
    }
    const first = await World.open(name, { profile })
    try {
      await first.allow('allow-site', SITE)
      await first.page.goto(first.server.url('a.test', '/first'))
      await first.settled({ url: '/first' }, 1)
    } finally {
      await first.browser.kill({ saved: true })
      await first.server.stop()
    }
    const second = await World.open(name, { profile })
    try {
      await second.page.goto(second.server.url('a.test', '/second'))
      const found = await second.settled({}, 1)
      expect(found.map(({ url }) => new URL(url).pathname)).toEqual(['/second'])
      expect(await second.watching()).toEqual({ origins: [SITE], paused: false })
    } finally {
      await second.close()
    }
  })
})
