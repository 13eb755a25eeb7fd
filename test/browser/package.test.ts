import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import webExt from 'web-ext'

const TARGETS = ['chrome', 'firefox'] as const

describe.each(TARGETS)('the package for %s', (target) => {
  const folder = join('dist', target)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  )
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  const manifest = JSON.parse(text('manifest.json')) as Record<string, unknown> & { permissions: string[] }

  test('asks for no host, and for no power that it does not use', () => {
    expect(manifest).not.toHaveProperty('host_permissions')
    expect(manifest['optional_host_permissions']).toEqual(['<all_urls>'])
    const common = ['activeTab', 'cookies', 'storage', 'webRequest']
    const own = target === 'chrome' ? 'declarativeNetRequestWithHostAccess' : 'webRequestBlocking'
    expect(manifest.permissions.toSorted()).toEqual([...common, own].toSorted())
  })

  test('can send nothing anywhere: by its policy, and by its code', () => {
    expect(manifest['content_security_policy']).toEqual({
      extension_pages: expect.stringMatching(/default-src 'none'; script-src 'self';.*connect-src 'none'/),
    })
    for (const name of files.filter((one) => one.endsWith('.js'))) {
      expect([
        name,
        text(name).match(/\bfetch\(|XMLHttpRequest|sendBeacon|new WebSocket|EventSource\(|\beval\(/g),
      ]).toEqual([name, null])
    }
  })

  test('is small', () => {
    const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0)
    expect(bytes).toBeLessThan(250_000)
  })
})

test('web-ext lint finds nothing in the package for Firefox', async () => {
  const { summary, errors, warnings, notices } = await webExt.cmd.lint(
    {
      sourceDir: 'dist/firefox',
      output: 'none',
      boring: true,
      metadata: false,
      pretty: false,
      warningsAsErrors: false,
    },
    { shouldExitProgram: false },
  )
  expect({ errors, warnings, notices }).toEqual({ errors: [], warnings: [], notices: [] })
  expect(summary).toMatchObject({ errors: 0, notices: 0, warnings: 0 })
})
