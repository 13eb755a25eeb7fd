import { expect, test } from 'vitest'
import { LogPreservation } from '../../../../extension/background/api/log-preservation.ts'
import { OpenTabs } from '../../../../extension/background/api/open-tabs.ts'
import { Preload } from '../../../../extension/background/api/preload.ts'
import type { JarQuery } from '../../../../src/contract/call-types.ts'
import type { ExchangeQuery } from '../../../../src/exchange/query/query.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { FakeStorage } from '../../fakes/fake-storage.ts'

function aPreload(view: unknown) {
  const local = new FakeStorage()
  local.put('ui', { theme: 'dark' })
  const asked: unknown[] = []
  const preload = new Preload({
    session: { read: async (keys) => (keys[0] === 'view:4' ? { 'view:4': view } : {}) },
    local: local.connect(),
    log: {
      exchanges: async (query: ExchangeQuery) => {
        asked.push(query)
        return []
      },
    },
    pageJar: {
      read: async (query: JarQuery) => {
        asked.push(query)
        return [aCookie({ name: 'a' })]
      },
    },
    watch: { watching: () => ({ origins: ['<all_urls>'], paused: false }) },
    rules: { list: () => [] },
  })
  return { preload, asked }
}

test('a surface gets what it shows first in one answer', async () => {
  const { preload, asked } = aPreload({ tab: 'responses' })
  expect(await preload.read({ tabId: 4, url: 'http://a.test/', limit: 20 })).toEqual({
    watching: { origins: ['<all_urls>'], paused: false },
    rules: [],
    exchanges: [],
    view: { tab: 'responses' },
    settings: { theme: 'dark' },
    jar: null,
  })
  expect(asked).toEqual([{ tabId: 4, limit: 20 }])
})

test('a surface that was left on the jar gets the jar too', async () => {
  const { preload, asked } = aPreload({ tab: 'jar' })
  expect((await preload.read({ tabId: 4, url: 'http://a.test/', limit: 20 })).jar).toHaveLength(1)
  expect(asked).toContainEqual({ tabId: 4, url: 'http://a.test/' })
})

test('the page about a tab is opened with the tab and its URL', async () => {
  const opened: string[] = []
  const tabs = {
    create: async ({ url }: { url: string }) => void opened.push(url),
    get: async (tabId: number) => (tabId === 4 ? { url: 'http://a.test/' } : {}),
  }
  const open = new OpenTabs(tabs, { getURL: (path) => `extension:/${path}` })
  await open.openPage({ tabId: 4, url: 'http://a.test/?x=1&y=2' })
  await open.openPage({ tabId: 4, url: null })
  expect(opened).toEqual([
    'extension:/page.html?tab=4&url=http%3A%2F%2Fa.test%2F%3Fx%3D1%26y%3D2',
    'extension:/page.html?tab=4',
  ])
  expect(await open.urlOf(4)).toBe('http://a.test/')
  expect(await open.urlOf(5)).toBeNull()
})

test('whether the log is preserved is stored, in force, and broadcast', async () => {
  const steps: string[] = []
  const settings = {
    current: { preserved: true },
    error: null as Error | null,
    async update(change: { preserved: boolean }) {
      if (settings.error) throw settings.error
      settings.current = change
      steps.push('stored')
    },
  }
  const figures = {
    preserved: true,
    get stats() {
      return { held: 1, dropped: 0, bytes: 2, preserved: figures.preserved }
    },
    broadcast: () => void steps.push(`broadcast ${figures.preserved}`),
  }
  const preservation = new LogPreservation({ settings, stats: figures })
  expect(await preservation.set(false)).toEqual({ held: 1, dropped: 0, bytes: 2, preserved: false })
  expect(steps).toEqual(['stored', 'broadcast false'])
  settings.error = new Error('quota')
  await expect(preservation.set(true)).rejects.toThrow('quota')
  expect(figures.preserved).toBe(false)
  settings.current = { preserved: true }
  preservation.apply()
  expect(figures.preserved).toBe(true)
})
