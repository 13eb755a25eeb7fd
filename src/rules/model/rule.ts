import type { ResponseChanges, ResponseWay } from './response-changes.ts'

/** What the user asks for. The automation contract's form: plain JSON, names fixed. */
export interface RuleInput {
  name?: string
  /** Rules of one group are switched together. */
  group?: string
  /** default true */
  enabled?: boolean
  /** null: leave this cookie out of the request. A value may be a template (`{{uuid}}`, see template.ts). */
  cookies: Record<string, string | null>
  /** merge (default): same name is overridden, the rest of the jar is sent as it is; replace: only these cookies are sent */
  mode?: 'merge' | 'replace'
  scope: RuleScope
  /** What happens to the Set-Cookie lines of responses in scope. */
  response?: ResponseChanges
  /** default 'session'. 'always' and 'until' outlive the browser; 'once' ends with the first request seen to leave. */
  lifetime?: Lifetime
  /** ms since the epoch; with lifetime 'until', and only with it */
  until?: number
}

/** The requests that a rule applies to: those that match one of `urls` and one item of every list that is given. */
export interface RuleScope {
  /** Match patterns, '<all_urls>', or '/regex/' over the whole URL. */
  urls: string[]
  /** webRequest.ResourceType */
  types?: string[]
  methods?: string[]
  /** -1: requests of no tab. Not with lifetime 'always' or 'until': tab ids change with every browser session. */
  tabIds?: number[]
  /** Domains, each with its subdomains, of the pages that make the request. */
  initiators?: string[]
}

export const LIFETIMES = ['always', 'session', 'once', 'until'] as const
export type Lifetime = (typeof LIFETIMES)[number]

export const PROBLEM_CODES = [
  'not-an-object',
  'not-a-string',
  'not-a-number',
  'not-a-boolean',
  'not-a-list',
  'missing',
  'unknown-field',
  'unknown-choice',
  'empty',
  'too-many',
  'too-long',
  'name-empty',
  'name-has-forbidden-character',
  'name-has-equals-sign',
  'value-has-forbidden-character',
  'value-has-semicolon',
  'space-at-end',
  'pattern-unreadable',
  'pattern-scheme-unsupported',
  'pattern-host-unreadable',
  'pattern-has-port',
  'regex-unreadable',
  'regex-unsafe',
  'regex-unsupported',
  'domain-unreadable',
  'needs-session',
  'needs-until',
  'time-is-past',
  'once-needs-watching',
  'template-unknown',
  'template-unfinished',
  'template-time-unreadable',
  'template-json-unreadable',
  'template-cookie-nameless',
  'template-too-deep',
  'template-cookie-absent',
  'in-jar-needs-whole-host',
  'conflicts-with-rule',
  'response-needs-watching',
  'response-not-once',
  'nothing-left',
  'named-twice',
  'refused-by-jar',
  'contested',
  'refused-by-browser',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** One thing wrong, at the field where it stands (`cookies.sid`, `scope.urls.0`). */
export interface ValidationProblem {
  readonly field: string
  readonly code: ProblemCode
}

export type RuleState = 'applied' | 'off' | 'refused' | 'no-access' | 'spent'

/**
 * How a request left otherwise than a rule in force for it says. `not-carried`: without a cookie that the rule gives;
 * `other-value`: with another value for it; `twice`: with the name twice; `not-left-out`: with a cookie that the rule
 * leaves out; `others-sent`: with more than a `replace` gives; `other-extension`: with cookies that neither the jar nor
 * a rule of ours gives.
 */
export const DRIFT_CODES = [
  'not-carried',
  'other-value',
  'twice',
  'not-left-out',
  'others-sent',
  'other-extension',
] as const
export type DriftCode = (typeof DRIFT_CODES)[number]

/** What was seen of a rule at real requests. */
export interface Seen {
  /** Requests seen to leave as the rule says. */
  readonly count: number
  /** The newest of them. */
  readonly lastSeq: number | null
  /** Requests that left otherwise though the rule was in force for them. */
  readonly drifted: number
  readonly lastDrift: { readonly seq: number; readonly code: DriftCode } | null
}

export interface RuleStatus {
  readonly id: string
  readonly rule: RuleInput
  readonly state: RuleState
  /**
   * 'wire': its cookies are put into requests, or left out of them. 'jar': a cookie of one of its names lives in the jar of a
   * host in scope (Chromium only), and is kept out of it while the rule is on; the rule's value stands there where scripts
   * could see the cookie.
   */
  readonly via: readonly ('wire' | 'jar')[]
  /** In which ways its changes of responses are made; left out when it makes none, or is not in force. */
  readonly responseVia?: readonly ResponseWay[]
  readonly problems: readonly ValidationProblem[]
  /** What is really given: `rule.cookies` with what stands for something else replaced by it. */
  readonly values: Readonly<Record<string, string | null>>
  readonly seen: Seen
}
