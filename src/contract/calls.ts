import type { PartialCookieKey } from '../cookie/cookie-key.ts'
import type { CompareQuery, CookieDifference } from '../exchange/analysis/compare.ts'
import type { HistoryEntry } from '../exchange/analysis/history.ts'
import type { Setter } from '../exchange/analysis/setters.ts'
import type { Exchange } from '../exchange/model/exchange.ts'
import type { ExchangeQuery } from '../exchange/query/query.ts'
import type { JarCookie } from '../jar/jar-cookie.ts'
import type { ChangesQuery, LoggedChange } from '../jar/logged-change.ts'
import type { RestoredCookie } from '../jar/restored-cookie.ts'
import type { RulePatch } from '../rules/model/patch-rule.ts'
import type { RuleInput, RuleStatus } from '../rules/model/rule.ts'
import type { SendVerdict, Verdict } from '../verdict/verdict.ts'
import { ApiError } from './api-error.ts'
import type {
  ExplainInput,
  JarEdit,
  JarQuery,
  JudgeInput,
  LogStats,
  Opening,
  OpeningQuery,
  Watching,
} from './call-types.ts'
import {
  anything,
  both,
  type Check,
  cookiePart,
  fits,
  isAnything,
  isBoolean,
  isCount,
  isInteger,
  isListOf,
  isNumber,
  isRecord,
  isString,
  isStringOrNull,
  REQUEST,
  record,
  value,
  wholeJarCookie,
  within,
} from './checks.ts'

/** One call. The input travels by message; `args` makes it of the arguments of the function on the global. */
interface Call {
  /** Public calls are functions of `globalThis.crumbline`; the others are for surfaces only, by message. */
  readonly isPublic: boolean
  readonly args: (...args: never[]) => unknown
  readonly check: Check
  /** Carries only the type of the result, and no value. A null result means that the call returns nothing. */
  readonly result: Result<unknown>
}

interface Result<T> {
  readonly type?: T
}

const type = <T>(): Result<T> => ({})

/**
 * Every call of the contract, in the order in which docs/contract.md lists them. The types, the input checks, the
 * handlers that the background must have, the global and the documentation follow from this table. Each comment is the
 * documentation of its call: `@throws` names the error codes that only some calls have.
 */
export const CALLS = {
  /**
   * Lists exchanges of the log, oldest first. `limit` keeps the newest of those that match.
   * @example await crumbline.exchanges({ url: 'shop.test', limit: 10 })
   */
  exchanges: {
    isPublic: true,
    args: (query: ExchangeQuery = {}) => query,
    check: record({
      ...{ tabId: isInteger, url: isString, since: isInteger, before: isInteger },
      ...{ limit: isCount, query: isString },
    }),
    result: type<Exchange[]>(),
  },
  /**
   * Clears the log: exchanges and changes of the jar.
   * @example await crumbline.clear()
   */
  clear: { isPublic: true, args: () => null, check: anything, result: type<null>() },
  /**
   * Lists changes of the jar that no response made: by scripts, other extensions, or the browser. Oldest first.
   * @example await crumbline.changes({ limit: 10 })
   */
  changes: {
    isPublic: true,
    args: (query: ChangesQuery = {}) => query,
    check: record({ since: isInteger, limit: isCount }),
    result: type<LoggedChange[]>(),
  },
  /**
   * Lists everything that the log knows of one cookie, oldest first.
   * @example await crumbline.history({ name: 'sid', domain: 'shop.test', path: '/' })
   */
  history: {
    isPublic: true,
    args: (cookie: PartialCookieKey) => cookie,
    check: record(
      { name: isString, domain: isString, path: isString, storeId: isString, topLevelSite: isString },
      ...['name', 'domain', 'path'],
    ),
    result: type<HistoryEntry[]>(),
  },
  /**
   * Compares the cookies that the log knows of at two moments.
   * @example await crumbline.compare({ from: Date.now() - 60_000, to: Date.now(), site: 'shop.test' })
   */
  compare: {
    isPublic: true,
    args: (query: CompareQuery) => query,
    check: record({ from: isNumber, to: isNumber, site: isString }, 'from', 'to'),
    result: type<CookieDifference[]>(),
  },
  /**
   * Lists the sites that set cookies on the page of a tab, or tried to.
   * @example await crumbline.setters({ tabId: 1 })
   */
  setters: {
    isPublic: true,
    args: (query: { tabId: number }) => query,
    check: record({ tabId: isInteger }, 'tabId'),
    result: type<Setter[]>(),
  },
  /**
   * Says how full the log is.
   * @example const { held } = await crumbline.stats()
   */
  stats: { isPublic: true, args: () => null, check: anything, result: type<LogStats>() },
  /**
   * Sets whether the log is preserved when a tab navigates (the default), or each page starts with an empty log of its tab.
   * @example await crumbline.preserve(false)
   */
  preserve: {
    isPublic: true,
    args: (preserved: boolean) => preserved,
    check: value('preserved', isBoolean),
    result: type<LogStats>(),
  },
  /**
   * Says which hosts are watched.
   * @example const { origins, paused } = await crumbline.watching()
   */
  watching: { isPublic: true, args: () => null, check: anything, result: type<Watching>() },
  /**
   * Pauses or resumes watching. While it is paused, nothing is recorded.
   * @example await crumbline.pause(true)
   */
  pause: {
    isPublic: true,
    args: (paused: boolean) => paused,
    check: value('paused', isBoolean),
    result: type<null>(),
  },
  /**
   * Lists the rules in their order. Of two rules that set one cookie the earlier one wins.
   * @example const statuses = await crumbline.rules.list()
   */
  'rules.list': { isPublic: true, args: () => null, check: anything, result: type<RuleStatus[]>() },
  /**
   * Adds a rule after the last rule of its group, or after all others when it has no group. A rule that is valid but
   * can't be in force now is kept with the state 'refused'.
   * @throws bad-rule
   * @example await crumbline.rules.add({ cookies: { role: 'admin' }, scope: { urls: ['*://shop.test/*'] } })
   */
  'rules.add': {
    isPublic: true,
    args: (rule: RuleInput) => rule,
    // Rules are checked by `validateRule`, so that a form can show every problem at its field.
    check: anything,
    result: type<RuleStatus>(),
  },
  /**
   * Adds rules in one step. When one of them is invalid, none is added; the field of a problem begins with the rule's index:
   * `1.scope.urls.0`.
   * @throws bad-rule
   * @example await crumbline.rules.addAll([{ cookies: { role: 'admin' }, scope: { urls: ['*://shop.test/*'] } }])
   */
  'rules.addAll': {
    isPublic: true,
    args: (rules: RuleInput[]) => rules,
    check: value('rules', Array.isArray),
    result: type<RuleStatus[]>(),
  },
  /**
   * Changes the given fields of a rule; null removes a field. Nothing is changed when the result would be no valid rule.
   * @throws bad-rule, no-such-rule
   * @example await crumbline.rules.update('8b0d…', { enabled: false })
   */
  'rules.update': {
    isPublic: true,
    args: (id: string, patch: RulePatch) => ({ id, patch }),
    check: record({ id: isString, patch: isRecord }, 'id', 'patch'),
    result: type<RuleStatus>(),
  },
  /**
   * Removes a rule.
   * @throws no-such-rule
   * @example await crumbline.rules.remove('8b0d…')
   */
  'rules.remove': {
    isPublic: true,
    args: (id: string) => id,
    check: value('id', isString),
    result: type<null>(),
  },
  /**
   * Removes every rule.
   * @example await crumbline.rules.clear()
   */
  'rules.clear': { isPublic: true, args: () => null, check: anything, result: type<null>() },
  /**
   * Says what the status of a rule would be, and keeps nothing. With `id` the rule stands for that one; otherwise it has
   * the position that `rules.add` would give it.
   * @throws bad-rule, no-such-rule
   * @example const { state } = await crumbline.rules.check({ cookies: { a: '1' }, scope: { urls: ['<all_urls>'] } })
   */
  'rules.check': {
    isPublic: true,
    args: (rule: RuleInput, id?: string): { id?: string; rule: RuleInput } =>
      id === undefined ? { rule } : { id, rule },
    check: record({ id: isString, rule: isAnything }, 'rule'),
    result: type<RuleStatus>(),
  },
  /**
   * Moves a rule before another one; null moves it to the end. Returns every rule in the new order.
   * @throws no-such-rule
   * @example await crumbline.rules.move('8b0d…', null)
   */
  'rules.move': {
    isPublic: true,
    args: (id: string, before: string | null) => ({ id, before }),
    check: record({ id: isString, before: isStringOrNull }, 'id', 'before'),
    result: type<RuleStatus[]>(),
  },
  /**
   * Switches every rule of a group on or off. Returns every rule.
   * @example await crumbline.rules.group('admin', true)
   */
  'rules.group': {
    isPublic: true,
    args: (group: string, enabled: boolean) => ({ group, enabled }),
    check: record({ group: isString, enabled: isBoolean }, 'group', 'enabled'),
    result: type<RuleStatus[]>(),
  },
  /**
   * Switches off every rule that displaces a cookie of the jar, and says what became of each cookie.
   * @example const restored = await crumbline.rules.putBack()
   */
  'rules.putBack': { isPublic: true, args: () => null, check: anything, result: type<RestoredCookie[]>() },
  /**
   * Lists the cookies of a page: those of its site, its frames and their partitions.
   * @example await crumbline.jar.list({ url: 'https://shop.test/' })
   */
  'jar.list': {
    isPublic: true,
    args: (query: JarQuery = {}) => query,
    check: record({ tabId: isInteger, url: isString }),
    result: type<JarCookie[]>(),
  },
  /**
   * Writes a cookie with every attribute. Returns the cookie as the jar then holds it: a browser may shorten its lifetime.
   * @throws bad-cookie, refused-by-browser
   * @example
   * const [cookie] = await crumbline.jar.list({ url: 'https://shop.test/' })
   * if (cookie) await crumbline.jar.set({ cookie: { ...cookie, value: '2' } })
   */
  'jar.set': {
    isPublic: true,
    args: (edit: JarEdit) => edit,
    check: both(
      record({ cookie: isRecord, replaces: isRecord }, 'cookie'),
      both(within('cookie', wholeJarCookie), within('replaces', wholeJarCookie)),
    ),
    result: type<JarCookie>(),
  },
  /**
   * Removes exactly this cookie, and no other one of its name.
   * @throws refused-by-browser
   * @example
   * const [cookie] = await crumbline.jar.list({ url: 'https://shop.test/' })
   * if (cookie) await crumbline.jar.remove(cookie)
   */
  'jar.remove': { isPublic: true, args: (cookie: JarCookie) => cookie, check: wholeJarCookie, result: type<null>() },
  /**
   * Says what a browser would do with a Set-Cookie line. When a fact is missing that the verdict depends on, the outcome is
   * 'unknown' and `missing` names the fact. Without `jar`, a cookie that would replace one is 'stored'.
   * @example await crumbline.judge({ line: 'sid=1; Secure', url: 'http://shop.test/' })
   */
  judge: {
    isPublic: true,
    args: (input: JudgeInput) => input,
    check: record({ ...REQUEST, line: isString, jar: isListOf(fits(cookiePart)), serverDate: isNumber }, 'line', 'url'),
    result: type<Verdict>(),
  },
  /**
   * Says whether a browser would send a stored cookie with a request, and why not.
   * @example
   * const cookie = { name: 'sid', value: '1', domain: 'shop.test', path: '/', sameSite: 'strict' } as const
   * await crumbline.explain({ cookie, url: 'https://shop.test/', initiator: 'https://news.test' })
   */
  explain: {
    isPublic: true,
    args: (input: ExplainInput) => input,
    check: both(
      record({ ...REQUEST, cookie: isRecord, createdAt: isNumber }, 'cookie', 'url'),
      within('cookie', cookiePart),
    ),
    result: type<SendVerdict>(),
  },
  /** Everything that a surface shows first, in one reply. */
  opening: {
    isPublic: false,
    args: (query: OpeningQuery) => query,
    check: record({ tabId: isInteger, url: isString, limit: isCount }, 'tabId', 'limit'),
    result: type<Opening>(),
  },
  /** Opens Crumbline's page about a tab, for surfaces that can't open tabs. */
  'page.open': {
    isPublic: false,
    args: (input: { tabId: number; url: string | null }) => input,
    check: record({ tabId: isInteger, url: isStringOrNull }, 'tabId'),
    result: type<null>(),
  },
  /** URL of a tab, for surfaces that can't see tabs; null where the browser hides it. */
  'tab.url': {
    isPublic: false,
    args: (tabId: number) => tabId,
    check: value('tabId', isInteger),
    result: type<string | null>(),
  },
} as const satisfies Readonly<Record<string, Call>>

type Calls = typeof CALLS
export type Kind = keyof Calls
export type Input<K extends Kind> = ReturnType<Calls[K]['args']>
export type Output<K extends Kind> = Calls[K]['result'] extends Result<infer T> ? T : never

export function isKind(kind: unknown): kind is Kind {
  return typeof kind === 'string' && Object.hasOwn(CALLS, kind)
}

/** @throws ApiError 'bad-input' with the field that does not fit */
export function readInput<K extends Kind>(kind: K, input: unknown): Input<K> {
  const field = CALLS[kind].check(input)
  if (field !== null) throw new ApiError({ code: 'bad-input', field, detail: `${kind}: ${field}` })
  // Safe cast: the check above has passed. Rules are not checked here, because `validateRule` accepts anything.
  return input as Input<K>
}
