import type { Client, Listener } from '../../extension/ui/app/client/client.ts'
import { CallError, type ClientError } from '../../extension/ui/app/client/client-error.ts'
import type { Shell, TabInfo } from '../../extension/ui/app/shell/shell.ts'
import type { LogStats, Watching } from '../../src/contract/call-types.ts'
import type { Input, Kind, Output } from '../../src/contract/calls.ts'
import type { News } from '../../src/contract/messages.ts'
import { cookieKeyText } from '../../src/cookie/cookie-key.ts'
import { compareMoments } from '../../src/exchange/analysis/compare.ts'
import { historyOf } from '../../src/exchange/analysis/history.ts'
import { settersOf } from '../../src/exchange/analysis/setters.ts'
import type { Exchange } from '../../src/exchange/model/exchange.ts'
import type { JarCookie } from '../../src/jar/jar-cookie.ts'
import type { LoggedChange } from '../../src/jar/logged-change.ts'
import type { RestoredCookie } from '../../src/jar/restored-cookie.ts'
import { wholeCookie } from '../../src/jar/whole-cookie.ts'
import { patchRule } from '../../src/rules/model/patch-rule.ts'
import type { RuleStatus } from '../../src/rules/model/rule.ts'
import { Sites } from '../../src/site/sites.ts'
import type { SendVerdict } from '../../src/verdict/verdict.ts'

/** Without a list of public suffixes: the last label of a host is its suffix. */
const sites = new Sites((host) => host.slice(host.lastIndexOf('.') + 1))

/** One state of browser and background. */
export interface Scene {
  tab: TabInfo | null
  watching: Watching
  exchanges: Exchange[]
  rules: RuleStatus[]
  changes?: LoggedChange[]
  jar?: JarCookie[]
  stats?: Partial<LogStats>
  /** The answer of `explain`. */
  sends?: SendVerdict
  /** Overrides fields of the answer of `rules.check`. */
  check?: Partial<RuleStatus>
  /** `jar.set` rejects every cookie with this. */
  refusesCookie?: ClientError
  /** The answer of `rules.putBack`. */
  putBack?: RestoredCookie[]
  /** The stored view, with which the page starts. */
  kept?: object
  /** `rules.add` and `rules.update` reject every rule with this. */
  refuses?: ClientError
  asks?: Shell['asks']
  /** Broadcast after the start. */
  news?: News
}

/** The browser and the background of one scene. Permission requests always succeed. */
export function fakeShell(scene: Scene): Shell {
  const memory = new Map<string, unknown>()
  return {
    sites,
    client: fakeClient(scene),
    tabId: null,
    tab: async () => scene.tab,
    onTabChange: () => () => undefined,
    asks: scene.asks ?? 'here',
    requestAccess: async (...patterns) => {
      scene.watching = { ...scene.watching, origins: [...scene.watching.origins, ...patterns] }
      return true
    },
    withdrawAccess: async (...patterns) => {
      scene.watching = { ...scene.watching, origins: scene.watching.origins.filter((one) => !patterns.includes(one)) }
    },
    reload: async () => undefined,
    openInTab: async () => undefined,
    openBeside: async () => undefined,
    addToDevTools: async () => true,
    version: '1.2.3',
    save: async () => undefined,
    readSettings: async () => undefined,
    writeSettings: async () => undefined,
    copy: (text) => navigator.clipboard.writeText(text),
    recall: async (key) => memory.get(key) ?? scene.kept,
    remember: async (key, value) => void memory.set(key, value),
  }
}

/** A plausible answer of `explain` that varies between the cookies of a scene. */
function explanation({ path, secure, partitionKey }: JarCookie): SendVerdict {
  if (path !== '/') return { outcome: 'not-sent', reasons: ['NotOnPath'] }
  if (secure) return { outcome: 'not-sent', reasons: ['SecureOnly', 'SameSiteNoneInsecure'] }
  if (partitionKey != null) return { outcome: 'not-sent', reasons: ['PartitionMismatch'] }
  return { outcome: 'sent', reasons: [] }
}

type Answers = { [K in Kind]?: (input: Input<K>) => Output<K> }

function fakeClient(scene: Scene): Client {
  const rejectRule = (): void => {
    if (scene.refuses !== undefined) throw new CallError(scene.refuses)
  }
  const answers: Answers = {
    exchanges: ({ limit = scene.exchanges.length, before = Number.POSITIVE_INFINITY }) =>
      limit === 0 ? [] : scene.exchanges.filter(({ seq }) => seq < before).slice(-limit),
    changes: () => scene.changes ?? [],
    setters: () => settersOf(scene.exchanges, sites.siteOf),
    history: (place) => historyOf(place, scene.exchanges, scene.changes ?? []),
    compare: (query) => compareMoments(query, scene.exchanges, scene.changes ?? []),
    preserve: (preserved) => ({ held: 0, dropped: 0, bytes: 0, preserved }),
    'jar.list': () => scene.jar ?? [],
    explain: ({ cookie }) => scene.sends ?? explanation(wholeCookie(cookie)),
    stats: () => ({ held: scene.exchanges.length, dropped: 0, bytes: 0, preserved: true, ...scene.stats }),
    watching: () => scene.watching,
    pause: (paused) => {
      scene.watching = { ...scene.watching, paused }
      return null
    },
    'rules.list': () => scene.rules,
    'rules.add': (rule) => {
      rejectRule()
      const status = statusOf(`r${scene.rules.length + 1}`, rule)
      scene.rules = [...scene.rules, status]
      return status
    },
    'rules.update': ({ id, patch }) => {
      rejectRule()
      const old = scene.rules.find((one) => one.id === id)
      if (old === undefined) throw new CallError({ code: 'no-such-rule' })
      const rule = patchRule(old.rule, patch)
      const status: RuleStatus = { ...old, rule, state: rule.enabled === false ? 'off' : 'applied' }
      scene.rules = scene.rules.map((one) => (one.id === id ? status : one))
      return status
    },
    'rules.check': ({ id, rule }) => ({ ...statusOf(id ?? '', rule), ...scene.check }),
    'rules.move': ({ id, before }) => {
      const moved = scene.rules.filter((one) => one.id === id)
      const others = scene.rules.filter((one) => one.id !== id)
      const at = before === null ? others.length : others.findIndex((one) => one.id === before)
      scene.rules = [...others.slice(0, at), ...moved, ...others.slice(at)]
      return scene.rules
    },
    'rules.group': ({ group, enabled }) => {
      scene.rules = scene.rules.map((one) =>
        one.rule.group === group ? { ...one, rule: { ...one.rule, enabled }, state: enabled ? 'applied' : 'off' } : one,
      )
      return scene.rules
    },
    'rules.putBack': () => scene.putBack ?? [],
    'jar.set': ({ cookie, replaces }) => {
      if (scene.refusesCookie !== undefined) throw new CallError(scene.refusesCookie)
      const gone = [cookieKeyText(cookie), replaces === undefined ? '' : cookieKeyText(replaces)]
      scene.jar = [...(scene.jar ?? []).filter((one) => !gone.includes(cookieKeyText(one))), cookie]
      return cookie
    },
    'jar.remove': (cookie) => {
      scene.jar = (scene.jar ?? []).filter((one) => cookieKeyText(one) !== cookieKeyText(cookie))
      return null
    },
    'rules.remove': (id) => {
      scene.rules = scene.rules.filter((one) => one.id !== id)
      return null
    },
  }
  let tell: Listener['onNews'] = () => undefined
  return {
    async beginClear() {
      const { exchanges } = scene
      scene.exchanges = []
      return {
        undo: async () => {
          scene.exchanges = exchanges
          tell({ kind: 'returned' })
        },
        commit: () => undefined,
      }
    },
    async call<K extends Kind>(kind: K, input: Input<K>): Promise<Output<K>> {
      const answer: Answers[K] = answers[kind]
      if (answer === undefined) throw new CallError({ code: 'unknown-kind', detail: kind })
      return answer(input)
    },
    listen(listener: Listener) {
      const { news } = scene
      tell = (told) => listener.onNews(told)
      if (news !== undefined) setTimeout(() => listener.onNews(news), 50)
      return () => undefined
    },
  }
}

function statusOf(id: string, rule: RuleStatus['rule']): RuleStatus {
  const seen = { count: 0, lastSeq: null, drifted: 0, lastDrift: null }
  return { id, rule, state: 'applied', via: ['wire'], problems: [], values: rule.cookies, seen }
}
