import { expect, it } from 'vitest'
import { preloadScreen } from '../../../../extension/ui/app/start/preload.ts'
import type { Opening } from '../../../../src/contract/call-types.ts'

const TAB = { id: 7, url: 'https://a.test/' }
const WHOLE: Opening = {
  watching: { origins: ['*://a.test/*'], paused: false },
  rules: [],
  exchanges: [],
  view: { tab: 'jar' },
  settings: { alwaysShow: true },
  jar: [],
}

/** A background whose calls in `failing` reject. Everything it was asked is written down. */
function sourcesThatFail(...failing: string[]) {
  const asked: string[] = []
  const answers: Record<string, unknown> = { opening: WHOLE, watching: WHOLE.watching, 'rules.list': [], exchanges: [] }
  const ask = async (name: string, value: unknown): Promise<never> => {
    asked.push(name)
    if (failing.includes(name)) throw new Error(`no ${name}`)
    return value as never
  }
  return {
    asked,
    sources: {
      call: (kind: string) => ask(kind, answers[kind]),
      recall: (key: string) => ask(`recall ${key}`, 'the view'),
      readSettings: () => ask('settings', 'the settings'),
    },
  }
}

it('asks for everything in one message', async () => {
  const { asked, sources } = sourcesThatFail()
  const { tab, tabId, ...parts } = preloadScreen(TAB, sources)
  expect([tab, tabId]).toEqual([TAB, 7])
  const names = Object.keys(parts) as (keyof typeof parts)[]
  const answers = await Promise.all(names.map(async (name) => [name, await parts[name]]))
  expect(Object.fromEntries(answers)).toEqual(WHOLE)
  expect(asked).toEqual(['opening'])
})

it('asks for each part by itself when that message fails, and one bad part spoils no other', async () => {
  const { asked, sources } = sourcesThatFail('opening', 'rules.list')
  const screen = preloadScreen(TAB, sources)
  expect(await screen.watching).toEqual(WHOLE.watching)
  expect(await screen.exchanges).toEqual([])
  await expect(screen.rules).rejects.toThrow('no rules.list')
  expect(await screen.view).toBe('the view')
  expect(await screen.settings).toBe('the settings')
  expect(await screen.jar).toBe(null)
  expect(asked).toEqual(['opening', 'watching', 'exchanges', 'rules.list', 'recall view:7', 'settings'])
})
