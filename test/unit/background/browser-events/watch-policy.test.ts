import { expect, test } from 'vitest'
import type { ListenerNeeds } from '../../../../extension/background/browser-events/event-source.ts'
import { WatchPolicy } from '../../../../extension/background/browser-events/watch-policy.ts'
import type { Platform } from '../../../../extension/platform/capabilities.ts'
import { CHROMIUM } from '../../../../extension/platform/chromium.ts'
import { FIREFOX } from '../../../../extension/platform/firefox.ts'

interface State {
  origins?: readonly string[]
  paused?: boolean
  urls?: readonly string[] | null
  changesRequests?: boolean
  changesResponses?: boolean
  hasRules?: boolean
  settlesAt?: number | null
}

function create(platform: Platform, state: State = {}) {
  const { origins = ['<all_urls>'], paused = false, urls = [], settlesAt = null } = state
  const { changesRequests = false, changesResponses = false, hasRules = false } = state
  const needs: ListenerNeeds[] = []
  const asked = { count: 0 }
  const isFirefox = platform.wire === 'blocking'
  const policy = new WatchPolicy({
    origins: { all: origins },
    settings: { current: { paused } },
    active: { urls, changesRequests, changesResponses },
    statuses: { hasRules },
    overrides: isFirefox ? null : { settlesAt },
    platform,
    getBrowserInfo: isFirefox
      ? async () => {
          asked.count += 1
        }
      : null,
  })
  policy.listenToEverything({ listen: (needed) => needs.push(needed) })
  return { policy, needs, asked }
}

const needed = (platform: Platform, state: State) => {
  const { policy, needs } = create(platform, state)
  policy.refreshListeners()
  return needs.at(-1)
}

test.each([
  ['chromium', CHROMIUM, false],
  ['firefox', FIREFOX, true],
] as const)('at its start it registers every listener that the browser has: %s', (_name, platform, respond) => {
  expect(create(platform).needs).toEqual([{ observe: true, before: null, respond, jar: true }])
})

const URLS = ['*://a.test/*']
const NOTHING = { observe: false, before: [], respond: false, jar: false, again: false }

test.each<[string, State, Partial<ListenerNeeds>, Partial<ListenerNeeds>]>([
  ['nothing is granted', { origins: [] }, {}, {}],
  ['the log is paused', { paused: true }, {}, {}],
  ['hosts are watched', {}, { observe: true, jar: true }, { observe: true, jar: true }],
  [
    'a rule changes requests',
    { changesRequests: true, urls: URLS, hasRules: true },
    { observe: true, jar: true, before: URLS },
    { observe: true, jar: true, before: URLS },
  ],
  [
    'a rule changes requests of every host',
    { changesRequests: true, urls: null, hasRules: true },
    { observe: true, jar: true, before: null },
    { observe: true, jar: true, before: null },
  ],
  [
    'a rule changes requests while the log is paused: in Firefox the listener is what applies it',
    { changesRequests: true, urls: URLS, hasRules: true, paused: true },
    { jar: true },
    { jar: true, before: URLS },
  ],
  [
    'a rule changes responses only',
    { changesResponses: true, urls: URLS, hasRules: true },
    { observe: true, jar: true },
    { observe: true, jar: true, respond: true },
  ],
  ['a rule is off while the log is paused', { hasRules: true, paused: true }, { jar: true }, { jar: true }],
  ['a cookie was restored lately while the log is paused', { settlesAt: 5, paused: true }, { jar: true }, {}],
])('it registers what is needed when %s', (_when, state, chromium, firefox) => {
  expect(needed(CHROMIUM, state)).toEqual({ ...NOTHING, ...chromium })
  expect(needed(FIREFOX, state)).toEqual({ ...NOTHING, ...firefox })
})

test('listeners are registered again when permissions have changed', () => {
  const { policy, needs } = create(CHROMIUM)
  policy.refreshListeners(true)
  expect(needs.at(-1)?.again).toBe(true)
})

test('Firefox has registered the listeners when it answers a call; Chromium is not asked', async () => {
  const firefox = create(FIREFOX)
  await firefox.policy.listenersRegistered()
  expect(firefox.asked.count).toBe(1)
  const chromium = create(CHROMIUM)
  await chromium.policy.listenersRegistered()
  expect(chromium.asked.count).toBe(0)
})

test('it is on when something is granted and the log is not paused', () => {
  expect(create(CHROMIUM).policy.isOn).toBe(true)
  expect(create(CHROMIUM, { paused: true }).policy.isOn).toBe(false)
  expect(create(CHROMIUM, { origins: [] }).policy.isOn).toBe(false)
  expect(create(CHROMIUM, { paused: true }).policy.isPaused).toBe(true)
})
