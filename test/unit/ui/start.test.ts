import { describe, expect, it } from 'vitest'
import { createApp } from '../../../extension/ui/app/app.ts'
import type { Client, Listener } from '../../../extension/ui/app/shell/client.ts'
import type { Shell, TabInfo } from '../../../extension/ui/app/shell/shell.ts'
import { start } from '../../../extension/ui/app/start.ts'
import { responsesState } from '../../../extension/ui/features/responses/responses-state.ts'
import { rulesState } from '../../../extension/ui/features/rules/rules-state.ts'
import type { News } from '../../../src/contract/messages.ts'
import { Sites } from '../../../src/site/sites.ts'

/** A browser that answers when the test says so. */
function slowShell(kept: Record<string, object>) {
  const waiting: (() => void)[] = []
  const later = <T>(value: T): Promise<T> => new Promise((resolve) => waiting.push(() => resolve(value)))
  const written: Record<string, { search?: string }> = {}
  const asked: number[] = []
  let listener: Listener | undefined
  let change: (tab: TabInfo | null) => void = () => undefined
  const client: Client = {
    async call(kind, input) {
      const answers: Record<string, unknown> = {
        watching: { origins: [], paused: false },
        'rules.list': [],
        changes: [],
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
    clear: () => later({ undo: () => later(undefined), commit: () => undefined }),
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
  // The rest of it is for other parts of a surface.
  return {
    shell: shell as Shell,
    answer,
    asked,
    written,
    turn: (id: number) => change({ id, url: null }),
    tell: (news: News) => listener?.onNews(news),
    comeBack: () => listener?.onReturn(),
  }
}

describe('what a surface begins with', () => {
  it('brings back the view as it was left', async () => {
    const { shell, answer } = slowShell({ 'view:1': { search: 'name:sid', tab: 'jar' } })
    const app = createApp(shell)
    void start(app)
    await answer()
    expect([app.view.search.value, app.view.tab.value]).toEqual(['name:sid', 'jar'])
  })

  it('keeps what a person did before the kept view had come', async () => {
    const { shell, answer } = slowShell({ 'view:1': { search: 'old', tab: 'jar', onlyCookies: true } })
    const app = createApp(shell)
    void start(app)
    app.view.tab.value = 'inject'
    rulesState(app.view).draft.value = { ...rulesState(app.view).draft.value, paste: 'role=admin' }
    await answer()
    const { tab, search } = app.view
    const { onlyCookies } = responsesState(app.view)
    const { draft } = rulesState(app.view)
    expect([tab.value, draft.value.paste, search.value, onlyCookies.value]).toEqual([
      'inject',
      'role=admin',
      'old',
      true,
    ])
  })

  it('lets what was told meanwhile stand over the first answers, which are older', async () => {
    const { shell, answer, tell } = slowShell({})
    const app = createApp(shell)
    void start(app)
    tell({ kind: 'watching', watching: { origins: [], paused: true } })
    tell({ kind: 'cleared', tabId: 1, before: 2 })
    await answer()
    expect(app.watching.value?.paused).toBe(true)
    expect(app.log.exchanges.value).toEqual([])
  })

  it('shows what is still there when the last private window has closed', async () => {
    const { shell, answer, tell } = slowShell({})
    const app = createApp(shell)
    void start(app)
    await answer()
    tell({ kind: 'cleared', incognito: true })
    expect(app.log.exchanges.value).toEqual([])
    await answer()
    expect(app.log.exchanges.value).toHaveLength(1)
  })

  it('shows what was cleared and is there again', async () => {
    const { shell, answer, tell } = slowShell({})
    const app = createApp(shell)
    void start(app)
    await answer()
    tell({ kind: 'cleared' })
    expect(app.log.exchanges.value).toEqual([])
    tell({ kind: 'returned' })
    await answer()
    expect(app.log.exchanges.value).toHaveLength(1)
  })

  it('asks again when the line to the background was down meanwhile, but not before it knows of which tab', async () => {
    const { shell, answer, asked, comeBack } = slowShell({})
    void start(createApp(shell))
    comeBack()
    await new Promise((resolve) => setTimeout(resolve))
    expect(asked).toEqual([])
    await answer()
    expect(asked).toEqual([1, 1])
  })
})

describe('a tab that comes to the front', () => {
  it('has its own view, and no view is kept as that of another tab', async () => {
    const { shell, answer, turn, written } = slowShell({ 'view:2': { search: 'two' }, 'view:3': { search: 'three' } })
    const app = createApp(shell)
    void start(app)
    await answer()
    turn(2)
    turn(3)
    await answer()
    expect(app.view.search.value).toBe('three')
    app.view.search.value = 'typed in three'
    await answer()
    expect(written['view:3']?.search).toBe('typed in three')
    expect(written['view:2']?.search ?? 'two').toBe('two')
    turn(2)
    await answer()
    expect(app.view.search.value).toBe('two')
  })

  it('shows its own exchanges only, however late those of the other one come', async () => {
    const { shell, answer, turn } = slowShell({})
    const app = createApp(shell)
    void start(app)
    await answer()
    expect(app.log.exchanges.value.map(({ tabId }) => tabId)).toEqual([1])
    turn(2)
    await new Promise((resolve) => setTimeout(resolve))
    turn(3)
    await answer()
    expect(app.log.exchanges.value.map(({ tabId }) => tabId)).toEqual([3])
  })

  it('is not lost when it comes while the first one is asked for', async () => {
    const { shell, answer, turn } = slowShell({})
    const app = createApp(shell)
    void start(app)
    turn(2)
    await answer()
    expect(app.tab.value?.id).toBe(2)
  })
})
