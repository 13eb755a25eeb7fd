import { CallError, type Client, type Listener, type Trouble } from '../../extension/ui/client.ts'
import type { Shell, TabInfo } from '../../extension/ui/shell.ts'
import type { Exchange } from '../../src/exchange/exchange.ts'
import type { RuleStatus } from '../../src/inject/rule.ts'
import type { Calls, Input, Kind, News, Output, Watching } from '../../src/message/message.ts'

export interface Scene {
  tab: TabInfo | null
  watching: Watching
  exchanges: Exchange[]
  rules: RuleStatus[]
  /** What is kept of the last time. */
  kept?: object
  /** Every rule is turned down with this. */
  refuses?: Trouble
  /** Told after the start. */
  news?: News
}

/** A browser and a background made of one scene. Permissions are always given; rules are taken or turned down. */
export function fakeShell(scene: Scene): Shell {
  const memory = new Map<string, unknown>()
  return {
    client: fakeClient(scene),
    language: 'en',
    tab: async () => scene.tab,
    onTabChange: () => () => undefined,
    requestAccess: async (pattern) => {
      scene.watching = { ...scene.watching, origins: [...scene.watching.origins, pattern] }
      return true
    },
    reload: async () => undefined,
    openInTab: async () => undefined,
    copy: (text) => navigator.clipboard.writeText(text),
    recall: async (key) => memory.get(key) ?? scene.kept,
    remember: async (key, value) => void memory.set(key, value),
  }
}

type Answers = { [K in Kind]?: (input: Input<K>) => Output<K> }

function fakeClient(scene: Scene): Client {
  const turnDown = (): void => {
    if (scene.refuses !== undefined) throw new CallError(scene.refuses)
  }
  const answers: Answers = {
    exchanges: ({ limit }) => (limit === undefined ? scene.exchanges : scene.exchanges.slice(-limit)),
    clear: () => {
      scene.exchanges = []
      return null
    },
    watching: () => scene.watching,
    pause: (paused) => {
      scene.watching = { ...scene.watching, paused }
      return null
    },
    'rules.list': () => scene.rules,
    'rules.add': (rule) => {
      turnDown()
      const status: RuleStatus = {
        id: `r${scene.rules.length + 1}`,
        rule,
        state: 'applied',
        via: ['wire'],
        problems: [],
        seen: { count: 0, lastSeq: null, drifted: 0 },
      }
      scene.rules = [...scene.rules, status]
      return status
    },
    'rules.update': ({ id, patch }) => {
      turnDown()
      const old = scene.rules.find((one) => one.id === id)
      if (old === undefined) throw new CallError({ code: 'no-such-rule' })
      const rule = { ...old.rule, ...patch }
      const status: RuleStatus = { ...old, rule, state: rule.enabled === false ? 'off' : 'applied' }
      scene.rules = scene.rules.map((one) => (one.id === id ? status : one))
      return status
    },
    'rules.remove': (id) => {
      scene.rules = scene.rules.filter((one) => one.id !== id)
      return null
    },
  }
  return {
    async call<K extends keyof Calls>(kind: K, input: Input<K>): Promise<Output<K>> {
      const answer: Answers[K] = answers[kind]
      if (answer === undefined) throw new CallError({ code: 'unknown-kind', detail: kind })
      return answer(input)
    },
    listen(listener: Listener) {
      const { news } = scene
      if (news !== undefined) setTimeout(() => listener.onNews(news), 50)
      return () => undefined
    },
  }
}
