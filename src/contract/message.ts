import type { PartialCookieKey } from '../cookie/cookie-key.ts'
import type { CompareQuery, CookieDifference } from '../exchange/compare.ts'
import type { Exchange } from '../exchange/exchange.ts'
import type { HistoryEntry } from '../exchange/history.ts'
import type { ExchangeQuery } from '../exchange/query.ts'
import type { Setter } from '../exchange/setters.ts'

import type { JarCookie } from '../jar/jar-cookie.ts'
import type { ChangesQuery, LoggedChange } from '../jar/logged-change.ts'
import type { RestoredCookie } from '../jar/restored-cookie.ts'
import type { CookiePart } from '../jar/whole-cookie.ts'
import type { CookieProblem } from '../jar-edit/cookie-problem.ts'
import type { RulePatch } from '../rules/model/patch-rule.ts'
import type { Problem, RuleInput, RuleStatus } from '../rules/model/rule.ts'
import type { Browser } from '../verdict/profiles.ts'
import type { ThirdPartyPolicy } from '../verdict/request/request-context.ts'
import type { SendVerdict, Verdict } from '../verdict/verdict.ts'

/** Every host whose permission is held is watched, unless paused. */
export interface Watching {
  readonly origins: readonly string[]
  readonly paused: boolean
}

/** What the log holds, and what it had no room for. */
export interface LogStats {
  /** Exchanges that are held. */
  readonly held: number
  /** Exchanges that went, the oldest first, to make room. */
  readonly dropped: number
  /** Of the browser's 10 MiB for session storage. */
  readonly bytes: number
  /** False: a navigation lets go of what its tab did before. */
  readonly preserved: boolean
}

/** What both calls may be told of a request. What is left out is not known, unless it says otherwise. */
interface RequestInput {
  url: string
  /** null: there is no page (a service worker's request). */
  topUrl?: string | null
  /** null: the user, or the browser itself; a main_frame of which nothing is said was typed. 'null' is an opaque origin. */
  initiator?: string | null
  /** webRequest.ResourceType; left out: a navigation to `url`, or part of the page at `topUrl` if that is another one. */
  type?: string
  /** 'GET' when left out. */
  method?: string
  /** This one when left out. */
  browser?: Browser
  /** ms since the epoch; now when left out. */
  now?: number
  thirdParty?: ThirdPartyPolicy
  /** Origins or URLs of the documents around, the nearest first. */
  ancestors?: string[]
  /** URLs of the earlier hops of the redirect chain; left out: none. */
  redirectedFrom?: string[]
}

export interface JudgeInput extends RequestInput {
  line: string
  /** What the jar held before. */
  jar?: CookiePart[]
  /** The response's Date header, ms since the epoch; left out: none. */
  serverDate?: number
}

export interface ExplainInput extends RequestInput {
  /** What is left out is filled in by `wholeCookie`. */
  cookie: CookiePart
  /** When the cookie was made, ms since the epoch. */
  createdAt?: number
}

/** Whose cookies: those of the page in the tab, its frames and partitions; by the URL alone when there is no tab. */
export interface JarQuery {
  tabId?: number
  url?: string
}

/** Of which page a surface shows what it shows first. */
export interface OpeningQuery extends JarQuery {
  tabId: number
  /** How many exchanges. */
  limit: number
}

export interface Opening {
  readonly watching: Watching
  readonly rules: RuleStatus[]
  /** The newest of the tab. */
  readonly exchanges: Exchange[]
  /** What surfaces kept, as they kept it: of the view of the tab, and of settings. */
  readonly view: unknown
  readonly settings: unknown
  /** null: the view was not on the jar */
  readonly jar: JarCookie[] | null
}

/** A cookie to write, with every attribute; `replaces` is what it was before: when that is another cookie, it goes. */
export interface JarEdit {
  cookie: JarCookie
  replaces?: JarCookie
}

/** Every request a page can make of the background: kind -> [what goes in, what comes out]. */
export interface Calls {
  exchanges: [ExchangeQuery, Exchange[]]
  clear: [null, null]
  /** Changes of the jar with no response behind them: by scripts, other extensions, the browser. Oldest first. */
  changes: [ChangesQuery, LoggedChange[]]
  /** Everything that the log knows of one cookie, oldest first. */
  history: [PartialCookieKey, HistoryEntry[]]
  compare: [CompareQuery, CookieDifference[]]
  /** Who sets cookies on the page of a tab. */
  setters: [{ tabId: number }, Setter[]]
  stats: [null, LogStats]
  /** Whether the log is kept over navigations (default), or each page starts afresh. */
  preserve: [boolean, LogStats]
  watching: [null, Watching]
  pause: [boolean, null]
  'rules.list': [null, RuleStatus[]]
  'rules.add': [RuleInput, RuleStatus]
  'rules.update': [{ id: string; patch: RulePatch }, RuleStatus]
  'rules.remove': [string, null]
  'rules.clear': [null, null]
  'jar.list': [JarQuery, JarCookie[]]
  /** What the jar holds afterwards, read back: a browser may shorten a lifetime. */
  'jar.set': [JarEdit, JarCookie]
  /** That very cookie: no other one of its name. */
  'jar.remove': [JarCookie, null]
  /** A dry run: what the state would be. `id`: in the place of that rule; otherwise after all others. Nothing is kept. */
  'rules.check': [{ id?: string; rule: RuleInput }, RuleStatus]
  /** Puts a rule before another one; `null`: at the end. Of two rules that give one name the earlier one wins. */
  'rules.move': [{ id: string; before: string | null }, RuleStatus[]]
  /** Switches every rule of a group. */
  'rules.group': [{ group: string; enabled: boolean }, RuleStatus[]]
  /** Switches off every rule that holds a cookie in the jar, and tells what became of each cookie. */
  'rules.putBack': [null, RestoredCookie[]]
  judge: [JudgeInput, Verdict]
  explain: [ExplainInput, SendVerdict]
  /** What a surface shows first, in one answer. */
  opening: [OpeningQuery, Opening]
  /** Opens the page about a tab, for surfaces that can open none themselves. */
  'page.open': [{ tabId: number; url: string | null }, null]
  /** The URL of a tab, for surfaces that can't see tabs; null where the browser does not let us read it. */
  'tab.url': [number, string | null]
}

export type Kind = keyof Calls
export type Input<K extends Kind> = Calls[K][0]
export type Output<K extends Kind> = Calls[K][1]

export const FAULT_CODES = [
  'unknown-kind',
  'bad-input',
  'bad-rule',
  'no-such-rule',
  'bad-cookie',
  'storage-full',
  'refused-by-browser',
  'internal',
] as const
export type FaultCode = (typeof FAULT_CODES)[number]

/** What went wrong, as data: a code from a closed list, the field problems when the input was a rule, and a technical detail in no language. */
export interface Fault {
  readonly code: FaultCode
  readonly field?: string
  readonly problems?: readonly Problem[]
  /** When the input was a cookie for the jar. */
  readonly cookieProblems?: readonly CookieProblem[]
  readonly detail?: string
}

export type Reply<K extends Kind> =
  | { readonly ok: true; readonly value: Output<K> }
  | { readonly ok: false; readonly problem: Fault }

/**
 * The port a surface opens to clear the log so that it can be brought back: by any message, while the port is open. Both are
 * answered. When it is closed, by whichever side, the log is cleared for good.
 */
export const CLEAR_PORT = 'clear'
export type ClearReply = { readonly ok: true } | { readonly ok: false; readonly problem: Fault }

/** The port a surface opens to be told what is new, and what it is told. */
export const LIVE_PORT = 'live'
export type News =
  | { readonly kind: 'exchanges'; readonly exchanges: readonly Exchange[] }
  | { readonly kind: 'changes'; readonly changes: readonly LoggedChange[] }
  /** After each batch that changed how much is held or dropped. */
  | { readonly kind: 'stats'; readonly stats: LogStats }
  /**
   * All of the log has gone; of a tab: what is older than the exchange `before` (the log is not preserved, and the tab
   * navigated); `incognito`: what was done in private windows, as the last of them has closed.
   */
  | { readonly kind: 'cleared'; readonly tabId?: number; readonly before?: number; readonly incognito?: true }
  /** What had been cleared is there again. */
  | { readonly kind: 'returned' }
  | { readonly kind: 'rules'; readonly rules: readonly RuleStatus[] }
  | { readonly kind: 'watching'; readonly watching: Watching }
  | { readonly kind: 'trouble'; readonly problem: Fault }
