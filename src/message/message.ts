import type { Exchange } from '../exchange/exchange.ts'
import type { ExchangeQuery } from '../exchange/query.ts'
import type { Problem, RuleInput, RuleStatus } from '../inject/rule.ts'
import type { JarCookie } from '../jar/jar-cookie.ts'
import type { SendVerdict, Verdict } from '../verdict/verdict.ts'

/** Every host whose permission is held is watched, unless paused. */
export interface Watching {
  readonly origins: readonly string[]
  readonly paused: boolean
}

export interface JudgeInput {
  line: string
  url: string
  topUrl?: string
  initiator?: string
  type?: string
  method?: string
  browser?: 'chromium' | 'firefox'
  /** ms since the epoch */
  now?: number
}

export interface ExplainInput {
  cookie: JarCookie
  url: string
  topUrl?: string
  initiator?: string
  type?: string
  method?: string
}

/** Every request a page can make of the background: kind -> [what goes in, what comes out]. */
export interface Calls {
  exchanges: [ExchangeQuery, Exchange[]]
  clear: [null, null]
  watching: [null, Watching]
  pause: [boolean, null]
  'rules.list': [null, RuleStatus[]]
  'rules.add': [RuleInput, RuleStatus]
  'rules.update': [{ id: string; patch: Partial<RuleInput> }, RuleStatus]
  'rules.remove': [string, null]
  'rules.clear': [null, null]
  judge: [JudgeInput, Verdict]
  explain: [ExplainInput, SendVerdict]
}

export type Kind = keyof Calls
export type Input<K extends Kind> = Calls[K][0]
export type Output<K extends Kind> = Calls[K][1]

export const FAULT_CODES = [
  'unknown-kind',
  'bad-input',
  'bad-rule',
  'no-such-rule',
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
  readonly detail?: string
}

export type Reply<K extends Kind> =
  | { readonly ok: true; readonly value: Output<K> }
  | { readonly ok: false; readonly problem: Fault }

/** The port a surface opens to be told what is new, and what it is told. */
export const LIVE_PORT = 'live'
export type News =
  | { readonly kind: 'exchanges'; readonly exchanges: readonly Exchange[] }
  | { readonly kind: 'cleared' }
  | { readonly kind: 'rules'; readonly rules: readonly RuleStatus[] }
  | { readonly kind: 'watching'; readonly watching: Watching }
  | { readonly kind: 'trouble'; readonly problem: Fault }
