import { describe, expect, it, vi } from 'vitest'
import type { Client, Listener } from '../../../../extension/ui/app/client/client.ts'
import type { Shell, TabInfo } from '../../../../extension/ui/app/shell/shell.ts'
import type { PreloadedScreen } from '../../../../extension/ui/app/start/preload.ts'
import { start } from '../../../../extension/ui/app/start/start.ts'
import { createApp } from '../../../../extension/ui/app/state/app.ts'
import { createFeatures } from '../../../../extension/ui/features.tsx'
import type { News } from '../../../../src/contract/messages.ts'
import type { Exchange } from '../../../../src/exchange/model/exchange.ts'
import type { JarCookie } from '../../../../src/jar/jar-cookie.ts'
import { Sites } from '../../../../src/site/sites.ts'

vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback))

/** A browser that answers when the test says so. */
function slowShell(kept: Record<string, object>) {
  const waiting: (() => void)[] = []
  const later = <T>(value: T): Promise<T> => new Promise((resolve) => waiting.push(() => resolve(value)))
  const written: Record<string, { search?: string }> = {}
  const asked: number[] = []
  const kinds: string[] = []
  let listener: Listener | undefined
  let change: (tab: TabInfo | null) => void = () => undefined
  const client: Client = {
    async call(kind, input) {
      kinds.push(kind)
      const answers: Record<string, unknown> = {
        watching: { origins: [], paused: false },
        'rules.list': [],
        changes: [],
        'jar.list': [],
        stats: { held: 0, dropped: 0, bytes: 0, preserved: true },
      }
      if (kind === 'exchanges') {
        const { tabId = -1 } = input as { tabId?: number }
        asked.push(tabId)
        return (await later([{ seq: tabId, requestId: String(tabId), tabId }])) as never
      }
      return answers[kind] as never
    },
    listen: (by) => {
      listener = by
      return () => undefined
    },
    beginClear: () => later({ undo: () => later(undefined), commit: () => undefined }),
  }
  const shell: Partial<Shell> = {
    client,
    sites: new Sites(() => null),
    tabId: null,
    tab: () => later({ id: 1, url: null }),
    onTabChange: (changed) => {
      change = changed
      return () => undefined
    },
    readSettings: async () => undefined,
    recall: (key) => later(kept[key]),
    remember: async (key, value) => {
      written[key] = value as object
    },
  }
  /** Lets the browser answer all that it was asked, and all that is asked because of it. */
  const answer = async () => {
    for (let round = 0; round < 20; round += 1) {
      for (const one of waiting.splice(0)) one()
      await new Promise((resolve) => setTimeout(resolve))
    }
  }
  // The rest of a shell is not used at the start.
  return {
    shell: shell as Shell,
    answer,
    asked,
    kinds,
    written,
    turn: (id: number) => change({ id, url: null }),
    tell: (news: News) => listener?.onNews(news),
    reconnect: () => listener?.onReconnect(),
  }
}

/** Starts a surface in that browser. */
function startIn(shell: Shell, preload?: Parameters<typeof start>[2]) {
  const app = createApp(shell)
  const features = createFeatures(app)
  void start(app, features.slices, preload)
  return { ...app, features }
}

describe('a surface that starts', () => {
  it('restores the view as it was left', async () => {
    const { shell, answer } = slowShell({ 'view:1': { search: 'name:sid', tab: 'jar' } })
    const { frame } = startIn(shell)
    await answer()
    expect([frame.search.value, frame.tab.value]).toEqual(['name:sid', 'jar'])
  })

  it('keeps what a person did before the kept view arrived', async () => {
    const { shell, answer } = slowShell({ 'view:1': { search: 'old', tab: 'jar', onlyCookies: true } })
    const { frame, features } = startIn(shell)
    const { draft } = features.rules
    frame.tab.value = 'inject'
    draft.value = { ...draft.value, paste: 'role=admin' }
    await answer()
    expect([frame.tab.value, draft.value.paste, frame.search.value, features.responses.onlyCookies.value]).toEqual([
      'inject',
      'role=admin',
      'old',
      true,
    ])
  })

  it('lets news stand over the first answers, which are older', async () => {
    const { shell, answer, tell } = slowShell({})
    const { watching, log } = startIn(shell)
    tell({ kind: 'watching', watching: { origins: [], paused: true } })
    tell({ kind: 'cleared', tabId: 1, before: 2 })
    await answer()
    expect(watching.value?.paused).toBe(true)
    expect(log.exchanges.value).toEqual([])
  })

  it('shows what is left of the log when the last private window has closed', async () => {
    const { shell, answer, tell } = slowShell({})
    const { log } = startIn(shell)
    await answer()
    tell({ kind: 'cleared', incognito: true })
    expect(log.exchanges.value).toEqual([])
    await answer()
    expect(log.exchanges.value).toHaveLength(1)
  })

  it('shows a cleared log that is brought back', async () => {
    const { shell, answer, tell } = slowShell({})
    const { log } = startIn(shell)
    await answer()
    tell({ kind: 'cleared' })
    expect(log.exchanges.value).toEqual([])
    tell({ kind: 'returned' })
    await answer()
    expect(log.exchanges.value).toHaveLength(1)
  })

  it('asks again after a reconnect, but not before it knows its tab', async () => {
    const { shell, answer, asked, reconnect } = slowShell({})
    startIn(shell)
    reconnect()
    await new Promise((resolve) => setTimeout(resolve))
    expect(asked).toEqual([])
    await answer()
    expect(asked).toEqual([1, 1])
  })

  it('remembers which exchanges it has shown', async () => {
    const { shell, answer } = slowShell({ 'view:1': { seen: 0 } })
    const { features } = startIn(shell)
    await answer()
    expect([features.responses.seenBefore.value, features.responses.lastSeen.value]).toEqual([0, 1])
  })
})

describe('a surface with a preload', () => {
  const screenOf = (tab: TabInfo, jar: { name: string }[] | null): PreloadedScreen => ({
    tab,
    tabId: tab.id,
    watching: Promise.resolve({ origins: [], paused: true }),
    exchanges: Promise.resolve([{ seq: 9, requestId: '9', tabId: tab.id } as Exchange]),
    rules: Promise.resolve([]),
    view: Promise.resolve({ tab: 'jar', search: 'preloaded' }),
    settings: Promise.resolve({ alwaysShow: true }),
    jar: Promise.resolve(jar as JarCookie[] | null),
  })

  it('asks nothing of what was preloaded', async () => {
    const { shell, answer, asked, kinds } = slowShell({ 'view:1': { search: 'asked' } })
    const screen = screenOf({ id: 1, url: null }, [{ name: 'a' }])
    const { frame, watching, log, settings, pageJar } = startIn(shell, { screen: Promise.resolve(screen) })
    await answer()
    expect(frame.search.value).toBe('preloaded')
    expect(watching.value?.paused).toBe(true)
    expect(log.exchanges.value.map(({ seq }) => seq)).toEqual([9])
    expect(settings.value.alwaysShow).toBe(true)
    expect(pageJar.cookies.value).toEqual([{ name: 'a' }])
    expect(asked).toEqual([])
    expect(kinds).toEqual(['stats', 'changes'])
  })

  it('asks for itself when another tab was preloaded', async () => {
    const { shell, answer, asked } = slowShell({ 'view:1': { search: 'asked' } })
    const screen = screenOf({ id: 2, url: null }, null)
    const { frame, log } = startIn(shell, { screen: Promise.resolve(screen) })
    await answer()
    expect(frame.search.value).toBe('asked')
    expect(log.exchanges.value.map(({ tabId }) => tabId)).toEqual([1])
    expect(asked).toEqual([1])
  })

  it('asks the jar when the tab has navigated since', async () => {
    const { shell, answer, kinds } = slowShell({})
    const screen = screenOf({ id: 1, url: 'https://before.test/' }, [{ name: 'a' }])
    const { pageJar } = startIn(shell, { screen: Promise.resolve(screen) })
    await answer()
    expect(kinds).toContain('jar.list')
    expect(pageJar.cookies.value).toEqual([])
  })

  it('asks for the settings when no tab is known', async () => {
    const { shell, answer } = slowShell({})
    const { settings } = startIn(
      { ...shell, tab: async () => null, readSettings: async () => ({ alwaysShow: true }) },
      { screen: Promise.resolve(null) },
    )
    await answer()
    expect(settings.value.alwaysShow).toBe(true)
  })
})

describe('a tab that comes to the front', () => {
  it('has its own view, and no view is written under the key of another tab', async () => {
    const { shell, answer, turn, written } = slowShell({ 'view:2': { search: 'two' }, 'view:3': { search: 'three' } })
    const { frame } = startIn(shell)
    await answer()
    turn(2)
    turn(3)
    await answer()
    expect(frame.search.value).toBe('three')
    frame.search.value = 'typed in three'
    await answer()
    expect(written['view:3']?.search).toBe('typed in three')
    expect(written['view:2']?.search ?? 'two').toBe('two')
    turn(2)
    await answer()
    expect(frame.search.value).toBe('two')
  })

  it('shows only its own exchanges, however late those of the other tab arrive', async () => {
    const { shell, answer, turn } = slowShell({})
    const { log } = startIn(shell)
    await answer()
    expect(log.exchanges.value.map(({ tabId }) => tabId)).toEqual([1])
    turn(2)
    await new Promise((resolve) => setTimeout(resolve))
    turn(3)
    await answer()
    expect(log.exchanges.value.map(({ tabId }) => tabId)).toEqual([3])
  })

  it('is not lost when it comes while the first one is asked for', async () => {
    const { shell, answer, turn } = slowShell({})
    const { tab } = startIn(shell)
    turn(2)
    await answer()
    expect(tab.value?.id).toBe(2)
  })
})
