import type { Input, Kind, Output } from '../../src/message/message.ts'
import { readInput } from '../../src/message/read-input.ts'
import type { App } from './app.ts'
import { answerExplain, answerJudge } from './judge-call.ts'

type Handlers = { readonly [K in Kind]: (input: Input<K>) => Promise<Output<K>> }

/** What the background does for each kind of call: the same for pages (by message) and for test tools (by global). */
export function handlers(app: App): Handlers {
  return {
    exchanges: (query) => app.exchanges(query),
    clear: () => app.clear().then(() => null),
    watching: async () => app.watching(),
    pause: (paused) => app.pause(paused).then(() => null),
    'rules.list': async () => app.rules.list(),
    'rules.add': (rule) => app.rules.add(rule),
    'rules.update': ({ id, patch }) => app.rules.update(id, patch),
    'rules.remove': (id) => app.rules.remove(id).then(() => null),
    'rules.clear': () => app.rules.clear().then(() => null),
    judge: answerJudge,
    explain: answerExplain,
  }
}

/** Checks the input, waits until the background is ready, and does it. Rejects with an error whose `code` is from the closed list. */
export async function perform<K extends Kind>(app: App, kind: K, input: unknown): Promise<Output<K>> {
  const checked = readInput(kind, input)
  await app.ready
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
    watching: call('watching'),
    pause: silent('pause'),
    rules: {
      list: call('rules.list'),
      add: call('rules.add'),
      update: (id: unknown, patch: unknown) => perform(app, 'rules.update', { id, patch }),
      remove: silent('rules.remove'),
      clear: silent('rules.clear'),
    },
    judge: call('judge'),
    explain: call('explain'),
  }
}
