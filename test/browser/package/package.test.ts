import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
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
    const common = ['activeTab', 'alarms', 'cookies', 'publicSuffix', 'storage', 'webRequest']
    const own = {
      chrome: ['declarativeNetRequestWithHostAccess', 'sidePanel'],
      // Asked for at install it would warn of access to every open tab: whoever wants the panel says so.
      firefox: ['webRequestBlocking'],
    }
    expect(manifest.permissions.toSorted()).toEqual([...common, ...own[target]].toSorted())
    expect(manifest['optional_permissions']).toEqual(target === 'firefox' ? ['devtools'] : undefined)
  })

  test('can send nothing anywhere: by its policy, and by its code', () => {
    expect(manifest['content_security_policy']).toEqual({
      extension_pages: expect.stringMatching(/default-src 'none'; script-src 'self';.*connect-src 'self'/),
    })
    for (const name of files.filter((one) => one.endsWith('.js'))) {
      expect([
        name,
        // A copied request is a text that begins with the word; and the list of public suffixes is a file of the package.
        text(name).match(
          /(?<!`await )\bfetch\((?!\w+(?:\.default)?\.runtime\.getURL\(`public-suffixes\.txt`\)\))|XMLHttpRequest|sendBeacon|new WebSocket|EventSource\(|\beval\(/g,
        ),
      ]).toEqual([name, null])
    }
  })

  test.each([
    ['popup.html', 45_000, ['chunks/app.js', 'assets/app.css']],
    ['background.js', 68_000, ['background.js']],
  ])('what %s loads at its start is at most %i bytes, gzipped', (entry, most, files) => {
    const loaded = loadedBy(folder, entry)
    expect(loaded).toEqual(expect.arrayContaining(files))
    const sizes = loaded.map((name) => [name, gzipSync(readFileSync(join(folder, name)), { level: 9 }).length] as const)
    const sum = sizes.reduce((sum, [, size]) => sum + size, 0)
    expect(sum, sizes.map(([name, size]) => `${name} ${size}`).join(', ')).toBeLessThanOrEqual(most)
  })

  test('is small, its words in every language and the list of public suffixes aside', () => {
    const code = files.filter((name) => !name.startsWith('_locales') && name !== 'public-suffixes.txt')
    const bytes = code.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0)
    expect(bytes).toBeLessThan(200_000)
  })
})

/** The scripts and style sheets that a page or a script needs before it runs: what it imports, and what that imports. */
function loadedBy(folder: string, entry: string): string[] {
  const seen = new Set<string>()
  const visit = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    const code = readFileSync(join(folder, name), 'utf8')
    const found = name.endsWith('.html')
      ? code.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)
      : name.endsWith('.js')
        ? code.matchAll(/\b(?:from|import)\s*"([^"]+)"|\b(?:from|import)\s*'([^']+)'|\b(?:from|import)\s*`([^`]+)`/g)
        : []
    for (const [, ...paths] of found) {
      const path = paths.find((one) => one !== undefined)
      if (path !== undefined && /\.(?:js|css)$/.test(path))
        visit(name.endsWith('.html') ? path : normalize(join(dirname(name), path)))
    }
  }
  visit(entry)
  return [...seen].filter((name) => !name.endsWith('.html'))
}

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
