/** What the user asks for. The automation contract's form: plain JSON, names fixed. */
export interface RuleInput {
  name?: string
  /** default true */
  enabled?: boolean
  /** null: leave this cookie out of the request */
  cookies: Record<string, string | null>
  /** merge (default): same name is overridden, the rest of the jar is sent as it is; replace: only these cookies are sent */
  mode?: 'merge' | 'replace'
  scope: {
    /** match patterns, '<all_urls>', or '/regex/' */
    urls: string[]
    types?: string[]
    methods?: string[]
    tabIds?: number[]
    initiators?: string[]
  }
  /** default 'session' */
  lifetime?: 'always' | 'session' | 'once'
}

export const PROBLEM_CODES = [
  'not-an-object',
  'not-a-string',
  'not-a-boolean',
  'not-a-list',
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
  'scope-not-supported-yet',
  'lifetime-not-supported-yet',
  'in-jar-not-supported-yet',
  'in-jar-needs-whole-host',
  'conflicts-with-rule',
  'refused-by-browser',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** One thing wrong, at the field where it stands (`cookies.sid`, `scope.urls.0`). */
export interface Problem {
  readonly field: string
  readonly code: ProblemCode
}

export type RuleState = 'applied' | 'off' | 'refused' | 'no-access' | 'spent'

export interface RuleStatus {
  readonly id: string
  readonly rule: RuleInput
  readonly state: RuleState
  /** 'jar': a cookie of that name lives in the jar of a host in scope (Chromium only) and is held there while the rule is on. */
  readonly via: readonly ('wire' | 'jar')[]
  readonly problems: readonly Problem[]
  /** Requests seen to leave as the rule says, and those that did not. */
  readonly seen: { readonly count: number; readonly lastSeq: number | null; readonly drifted: number }
}
