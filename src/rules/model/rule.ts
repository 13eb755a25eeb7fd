import type { ResponseChanges, ResponseWay } from './response-changes.ts'

/** A rule as the user defines it. Part of the public API: plain JSON, names fixed. */
export interface RuleInput {
  name?: string
  /** Rules of one group can be switched together. */
  group?: string
  /** Default: true. */
  enabled?: boolean
  /**
   * The cookies to send, by name; null: send the request without this cookie. Values may have templates, such as
   * `{{uuid}}`.
   */
  cookies: Record<string, string | null>
  /**
   * merge (default): a given cookie replaces the one of its name, and the other cookies of the jar are sent as usual.
   * replace: only the given cookies are sent.
   */
  mode?: 'merge' | 'replace'
  scope: RuleScope
  /** Changes of Set-Cookie lines of responses in scope. */
  response?: ResponseChanges
  /**
   * Default: 'session'. 'always' and 'until' outlive the browser; 'once' ends with the first request that is seen to
   * carry the cookies.
   */
  lifetime?: Lifetime
  /** ms since the epoch. Needed with lifetime 'until', and only allowed with it. */
  until?: number
}

/**
 * The requests that a rule applies to: a request must match one of `urls`, and one item of every other list that is
 * present.
 */
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

/** One thing that is wrong with a rule. `field` is a path: `cookies.sid`, `scope.urls.0`; '' is the whole rule. */
export interface ValidationProblem {
  readonly field: string
  readonly code: ProblemCode
}

export type RuleState = 'applied' | 'off' | 'refused' | 'no-access' | 'spent'

/**
 * How a request differed from what an active rule says. `not-carried`: a given cookie is missing. `other-value`: it has
 * another value. `twice`: its name appears twice. `not-left-out`: a cookie is present that the rule leaves out.
 * `others-sent`: a `replace` rule applied, but further cookies are present. `other-extension`: there are cookies that
 * come neither from the jar nor from a rule.
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

/** Results of verifying a rule against the requests that were sent. */
export interface Seen {
  /** Number of requests that left as the rule says. */
  readonly count: number
  /** `seq` of the newest such request. */
  readonly lastSeq: number | null
  /** Number of requests that left otherwise, although the rule was active for them. */
  readonly drifted: number
  readonly lastDrift: { readonly seq: number; readonly code: DriftCode } | null
}

export interface RuleStatus {
  readonly id: string
  readonly rule: RuleInput
  readonly state: RuleState
  /**
   * 'wire': the cookies are added to requests, or removed from them. 'jar': the jar has a cookie of one of the names
   * for a host in scope, which is displaced while the rule is on (Chromium only). The rule's value then takes its place
   * in the jar where scripts could read the cookie.
   */
  readonly via: readonly ('wire' | 'jar')[]
  /** The mechanisms that make the response changes; missing when there are none, or the rule is not active. */
  readonly responseVia?: readonly ResponseWay[]
  readonly problems: readonly ValidationProblem[]
  /** `rule.cookies` with templates resolved. */
  readonly values: Readonly<Record<string, string | null>>
  readonly seen: Seen
}
