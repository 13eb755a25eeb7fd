import { type CrumblineApi, createApi } from '../../src/contract/api.ts'
import { type Input, type Kind, type Output, readInput } from '../../src/contract/calls.ts'
import type { App } from './app.ts'
import { answerExplain, answerJudge } from './judge-call.ts'
import { openPage, urlOfTab } from './open-page.ts'
import { openingOf } from './opening.ts'

type Handlers = { readonly [K in Kind]: (input: Input<K>) => Promise<Output<K>> }

/** What the background does for each kind of call. Surfaces (by message) and test tools (by the global) share it. */
export function handlers(app: App): Handlers {
  return {
    exchanges: (query) => app.room.calls.exchanges(query),
    clear: () => app.room.clear().then(() => null),
    changes: (query) => app.room.calls.changes(query),
    history: (place) => app.room.calls.history(place),
    compare: (query) => app.room.calls.compare(query),
    setters: ({ tabId }) => app.room.calls.setters(tabId),
    stats: async () => app.room.stats(),
    preserve: (preserved) => app.preserve(preserved),
    watching: async () => app.watching(),
    pause: (paused) => app.pause(paused).then(() => null),
    'rules.list': async () => app.rules.list(),
    'rules.add': (rule) => app.rules.add(rule),
    'rules.addAll': (rules) => app.rules.addAll(rules),
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
    judge: answerJudge,
    explain: answerExplain,
    opening: (query) => openingOf(app, query),
    'page.open': openPage,
    'tab.url': urlOfTab,
  }
}

/** Checks the input, waits until the background is ready and the log is up to date, and runs the call. @throws ApiError */
export async function perform<K extends Kind>(app: App, kind: K, input: unknown): Promise<Output<K>> {
  const checked = readInput(kind, input)
  await app.ready
  await app.caughtUp()
  const handler: Handlers[K] = handlers(app)[kind]
  return handler(checked)
}

/** The public API: `globalThis.crumbline` in the background. */
export function automation(app: App, version: string): CrumblineApi {
  return createApi((kind, input) => perform(app, kind, input), { version, ready: app.ready })
}
