import { expect, test } from 'vitest'
import { type ApiParts, createHandlers, type Handlers } from '../../../../extension/background/api/handlers.ts'
import type { Kind } from '../../../../src/contract/calls.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'

/** Parts that record which of their methods is called, and answer with its name. */
function recordingParts() {
  const calls: unknown[][] = []
  const record =
    (name: string) =>
    (...args: unknown[]) => {
      calls.push([name, ...args])
      return Promise.resolve(name)
    }
  const recordAll = (part: string, methods: readonly string[]) =>
    Object.fromEntries(methods.map((method) => [method, record(`${part}.${method}`)]))
  const parts = {
    log: {
      queries: recordAll('queries', ['exchanges', 'changes', 'history', 'compare', 'setters']),
      clear: recordAll('clear', ['clearNow']),
      stats: { stats: 'the stats' },
    },
    preservation: recordAll('preservation', ['set']),
    watch: recordAll('watch', ['watching', 'pause']),
    rules: recordAll('rules', [
      'addAll',
      ...['list', 'add', 'update', 'remove', 'clear', 'check', 'move', 'switchGroup', 'restoreCookies'],
    ]),
    pageJar: recordAll('pageJar', ['read']),
    jarEditor: recordAll('jarEditor', ['set', 'remove']),
    verdicts: recordAll('verdicts', ['judge', 'explain']),
    preload: recordAll('preload', ['read']),
    tabs: recordAll('tabs', ['openPage', 'urlOf']),
  }
  // The answers are names, not what a part really returns.
  return { calls, handlers: createHandlers(parts as unknown as ApiParts) }
}

const COOKIE = aCookie({ name: 'a' })
const RULE = { cookies: {}, scope: { urls: [] } }

const CALLS: { readonly [K in Kind]: [input: Parameters<Handlers[K]>[0], call: unknown[] | null, answer: unknown] } = {
  exchanges: [{ limit: 3 }, ['queries.exchanges', { limit: 3 }], 'queries.exchanges'],
  clear: [null, ['clear.clearNow'], null],
  changes: [{ since: 3 }, ['queries.changes', { since: 3 }], 'queries.changes'],
  history: [COOKIE, ['queries.history', COOKIE], 'queries.history'],
  compare: [{ from: 1, to: 2 }, ['queries.compare', { from: 1, to: 2 }], 'queries.compare'],
  setters: [{ tabId: 4 }, ['queries.setters', 4], 'queries.setters'],
  stats: [null, null, 'the stats'],
  preserve: [false, ['preservation.set', false], 'preservation.set'],
  watching: [null, ['watch.watching'], 'watch.watching'],
  pause: [true, ['watch.pause', true], null],
  'rules.list': [null, ['rules.list'], 'rules.list'],
  'rules.add': [RULE, ['rules.add', RULE], 'rules.add'],
  'rules.addAll': [[RULE], ['rules.addAll', [RULE]], 'rules.addAll'],
  'rules.update': [{ id: 'r', patch: { name: 'n' } }, ['rules.update', 'r', { name: 'n' }], 'rules.update'],
  'rules.remove': ['r', ['rules.remove', 'r'], null],
  'rules.clear': [null, ['rules.clear'], null],
  'rules.check': [{ id: 'r', rule: RULE }, ['rules.check', RULE, 'r'], 'rules.check'],
  'rules.move': [{ id: 'r', before: null }, ['rules.move', 'r', null], 'rules.move'],
  'rules.group': [{ group: 'g', enabled: true }, ['rules.switchGroup', 'g', true], 'rules.switchGroup'],
  'rules.putBack': [null, ['rules.restoreCookies'], 'rules.restoreCookies'],
  'jar.list': [{ tabId: 4 }, ['pageJar.read', { tabId: 4 }], 'pageJar.read'],
  'jar.set': [{ cookie: COOKIE }, ['jarEditor.set', { cookie: COOKIE }], 'jarEditor.set'],
  'jar.remove': [COOKIE, ['jarEditor.remove', COOKIE], null],
  judge: [{ line: 'a=1', url: 'u' }, ['verdicts.judge', { line: 'a=1', url: 'u' }], 'verdicts.judge'],
  explain: [{ cookie: COOKIE, url: 'u' }, ['verdicts.explain', { cookie: COOKIE, url: 'u' }], 'verdicts.explain'],
  opening: [{ tabId: 4, limit: 9 }, ['preload.read', { tabId: 4, limit: 9 }], 'preload.read'],
  'page.open': [{ tabId: 4, url: null }, ['tabs.openPage', { tabId: 4, url: null }], null],
  'tab.url': [4, ['tabs.urlOf', 4], 'tabs.urlOf'],
}

test.each(Object.entries(CALLS))('%s reaches its part', async (kind, [input, call, answer]) => {
  const { calls, handlers } = recordingParts()
  const handler = handlers[kind as Kind] as (input: unknown) => Promise<unknown>
  expect(await handler(input)).toEqual(answer)
  expect(calls).toEqual(call === null ? [] : [call])
})
