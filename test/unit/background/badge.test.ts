import { expect, test } from 'vitest'
import { Badge } from '../../../extension/background/badge.ts'
import type { ActiveRule } from '../../../src/rules/plan/plan.ts'
import { toWireRule } from '../../../src/rules/plan/wire-rule.ts'
import { settled } from '../fakes/fake-clock.ts'
import { FakeErrors } from '../fakes/fake-errors.ts'

const rule = (id: string, host = 'a.test'): ActiveRule => ({
  ...toWireRule(id, { cookies: { x: '1' }, scope: { urls: [`*://${host}/*`] } }),
  inJar: [],
  heldOut: [],
})

function aBrowser() {
  const browser = {
    texts: new Map<number, string>(),
    titles: new Map<number, string>(),
    color: '',
    closed: new Set<number>(),
    open: [] as { id?: number; url?: string }[],
    stored: {} as Record<string, unknown>,
    storageError: null as Error | null,
  }
  const errors = new FakeErrors()
  const start = (hasBadge = true) => {
    const check = (tabId: number) => {
      if (browser.closed.has(tabId)) throw new Error(`No tab with id: ${tabId}.`)
    }
    return new Badge({
      action: {
        setTitle: async ({ tabId, title }) => {
          check(tabId)
          browser.titles.set(tabId, title)
        },
        ...(hasBadge
          ? {
              setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) => {
                check(tabId)
                browser.texts.set(tabId, text)
              },
              setBadgeBackgroundColor: async ({ color }: { color: string }) => {
                browser.color = color
              },
            }
          : {}),
      },
      tabs: { query: async () => browser.open },
      session: {
        read: async () => ({ ...browser.stored }),
        write: async (items) => {
          if (browser.storageError) throw browser.storageError
          Object.assign(browser.stored, items)
        },
      },
      getMessage: (key, substitution) => `${key} ${substitution}`.trim(),
      errors,
    })
  }
  return { browser, errors, start }
}

test('each tab shows how many rules are in scope of its page', async () => {
  const { browser, start } = aBrowser()
  browser.open = [{ id: 1, url: 'http://a.test/' }, { id: 2, url: 'http://b.test/' }, {}]
  const badge = start()
  await badge.load()
  expect(browser.texts.size).toBe(0)
  badge.use([rule('r'), rule('s')])
  await settled()
  expect([...browser.texts]).toEqual([[1, '2']])
  expect(browser.titles.get(1)).toBe('action_title_rules 2')
  badge.use([])
  await settled()
  expect([browser.texts.get(1), browser.titles.get(1)]).toEqual(['', 'action_title'])
  expect(browser.color).toMatch(/^#/)
})

test('a rule counts where a request of the page has left with it, until the tab shows another page', async () => {
  const { browser, start } = aBrowser()
  browser.open = [{ id: 1, url: 'http://b.test/' }]
  const badge = start()
  await badge.load()
  const r = rule('r')
  badge.use([r])
  badge.sent(1, [r], false)
  badge.sent(1, [r], false)
  badge.sent(-1, [r], false)
  await settled()
  expect([...browser.texts]).toEqual([[1, '1']])
  badge.sent(1, [], true)
  badge.navigated(1, 'http://c.test/')
  await settled()
  expect(browser.texts.get(1)).toBe('')
})

test('a navigation shows the count again, as the browser has cleared it', async () => {
  const { browser, start } = aBrowser()
  browser.open = [{ id: 1, url: 'http://a.test/' }]
  const badge = start()
  await badge.load()
  badge.use([rule('r')])
  await settled()
  browser.texts.clear()
  badge.navigated(1, 'http://a.test/next')
  await settled()
  expect(browser.texts.get(1)).toBe('1')
})

test('what was shown outlives the background: a count goes when its rule went meanwhile', async () => {
  const { browser, start } = aBrowser()
  browser.open = [{ id: 1, url: 'http://b.test/' }]
  const first = start()
  await first.load()
  const r = rule('r')
  first.use([r])
  first.sent(1, [r], false)
  await settled()
  const second = start()
  second.use([r])
  await second.load()
  await settled()
  expect(browser.texts.get(1)).toBe('1')
  browser.texts.clear()
  const third = start()
  await third.load()
  await settled()
  expect(browser.texts.get(1)).toBe('')
})

test('a rule that is on again has not touched the page that is there now', async () => {
  const { browser, start } = aBrowser()
  browser.open = [{ id: 1, url: 'http://b.test/' }]
  const badge = start()
  await badge.load()
  const r = rule('r')
  badge.use([r])
  badge.sent(1, [r], false)
  badge.use([])
  badge.use([r])
  await settled()
  expect(browser.texts.get(1)).toBe('')
})

test('a closed tab is forgotten, also when it closes while its badge is written', async () => {
  const { browser, errors, start } = aBrowser()
  browser.open = [{ id: 1, url: 'http://a.test/' }, { id: 2 }]
  const badge = start()
  await badge.load()
  browser.closed.add(1)
  badge.use([rule('r')])
  await settled()
  badge.closed(1)
  badge.closed(2)
  await settled()
  expect(browser.stored['badge']).toBe('[]')
  const next = start()
  browser.open = []
  browser.stored['badge'] = '[[1,["r"]]]'
  await next.load()
  await settled()
  expect(browser.texts.size).toBe(0)
  expect(errors.reported).toEqual([])
})

test('before the stored state is read nothing is shown', async () => {
  const { browser, start } = aBrowser()
  const badge = start()
  badge.use([rule('r')])
  badge.navigated(1, 'http://a.test/')
  badge.sent(1, [rule('r')], true)
  await settled()
  expect(browser.texts.size).toBe(0)
  await badge.load()
  await settled()
  expect(browser.texts.get(1)).toBe('1')
})

test('without a badge (Firefox for Android) the title tells', async () => {
  const { browser, start } = aBrowser()
  browser.open = [{ id: 1, url: 'http://a.test/' }]
  const badge = start(false)
  await badge.load()
  badge.use([rule('r')])
  await settled()
  expect(browser.titles.get(1)).toBe('action_title_rules 1')
})

test('a write that fails is reported', async () => {
  const { browser, errors, start } = aBrowser()
  browser.open = [{ id: 1, url: 'http://a.test/' }]
  const badge = start()
  await badge.load()
  browser.storageError = new Error('quota')
  badge.use([rule('r')])
  await settled()
  expect(errors.reported).toEqual([browser.storageError])
})
