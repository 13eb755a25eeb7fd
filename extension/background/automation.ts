import type { Input, Kind, Output } from '../../src/message/message.ts'
import { readInput } from '../../src/message/read-input.ts'
import type { App } from './app.ts'
import { openPage, urlOfTab } from './open-page.ts'
import { openingOf } from './opening.ts'

type Handlers = { readonly [K in Kind]: (input: Input<K>) => Promise<Output<K>> }

/** What the background does for each kind of call: the same for pages (by message) and for test tools (by global). */
export function handlers(app: App): Handlers {
  return {
    exchanges: (query) => app.log.queries.exchanges(query),
    clear: () => app.log.clear.clearNow().then(() => null),
    changes: (query) => app.log.queries.changes(query),
    history: (place) => app.log.queries.history(place),
    compare: (query) => app.log.queries.compare(query),
    setters: ({ tabId }) => app.log.queries.setters(tabId),
    stats: async () => app.log.stats.stats,
    preserve: (preserved) => app.preserve(preserved),
    watching: async () => app.watching(),
    pause: (paused) => app.pause(paused).then(() => null),
    'rules.list': async () => app.rules.list(),
    'rules.add': (rule) => app.rules.add(rule),
    'rules.update': ({ id, patch }) => app.rules.update(id, patch),
    'rules.remove': (id) => app.rules.remove(id).then(() => null),
    'rules.clear': () => app.rules.clear().then(() => null),
    'jar.list': (query) => app.jarOf(query),
    'jar.set': (edit) => app.jar.set(edit),
    'jar.remove': (cookie) => app.jar.remove(cookie).then(() => null),
    'rules.check': ({ id, rule }) => app.rules.check(rule, id),
    'rules.move': ({ id, before }) => app.rules.move(id, before),
    'rules.group': ({ group, enabled }) => app.rules.group(group, enabled),
    'rules.putBack': () => app.rules.putBack(),
    judge: (input) => app.judgeCalls.judge(input),
    explain: (input) => app.judgeCalls.explain(input),
    opening: (query) => openingOf(app, query),
    'page.open': openPage,
    'tab.url': urlOfTab,
  }
}

/** Checks the input, waits until the background is ready and the log up to date, and does it. Rejects with an error whose `code` is from the closed list. */
export async function perform<K extends Kind>(app: App, kind: K, input: unknown): Promise<Output<K>> {
  const checked = readInput(kind, input)
  await app.ready
  await app.caughtUp()
  const handler: Handlers[K] = handlers(app)[kind]
  return handler(checked)
}

/** The automation contract: `globalThis.crumbline` in the background context. Public API, described in the README. */
export function automation(app: App, version: string) {
  const call =
    <K extends Kind>(kind: K) =>
    (input: unknown = null) =>
      perform(app, kind, input)
  const silent =
    <K extends Kind>(kind: K) =>
    async (input: unknown = null): Promise<void> => {
      await perform(app, kind, input)
    }
  return {
    version,
    ready: app.ready,
    exchanges: (query: unknown = {}) => perform(app, 'exchanges', query),
    clear: silent('clear'),
    changes: (query: unknown = {}) => perform(app, 'changes', query),
    history: call('history'),
    compare: call('compare'),
    setters: call('setters'),
    stats: call('stats'),
    preserve: call('preserve'),
    watching: call('watching'),
    pause: silent('pause'),
    rules: {
      list: call('rules.list'),
      add: call('rules.add'),
      update: (id: unknown, patch: unknown) => perform(app, 'rules.update', { id, patch }),
      remove: silent('rules.remove'),
      clear: silent('rules.clear'),
      check: (rule: unknown, id?: unknown) => perform(app, 'rules.check', id === undefined ? { rule } : { id, rule }),
      move: (id: unknown, before: unknown) => perform(app, 'rules.move', { id, before }),
      group: (group: unknown, enabled: unknown) => perform(app, 'rules.group', { group, enabled }),
      putBack: call('rules.putBack'),
    },
    jar: {
      list: (query: unknown = {}) => perform(app, 'jar.list', query),
      set: call('jar.set'),
      remove: silent('jar.remove'),
    },
    judge: call('judge'),
    explain: call('explain'),
  }
}
