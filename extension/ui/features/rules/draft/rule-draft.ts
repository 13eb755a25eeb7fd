import type { Lifetime, RuleInput } from '../../../../../src/rules/model/rule.ts'

/** One cookie of a half-typed rule. */
export interface DraftCookie {
  /** Stays with the row, whatever is typed. */
  readonly key: number
  readonly name: string
  readonly value: string
  /** Left out of the request: the value has no say. */
  readonly omit: boolean
}

/** Attributes that the server's line for a cookie gets, as the form has them. '' stands for "as the server says". */
export interface DraftForce {
  readonly key: number
  readonly name: string
  readonly secure: '' | 'yes' | 'no'
  readonly httpOnly: '' | 'yes' | 'no'
  readonly sameSite: '' | 'strict' | 'lax' | 'none'
  /** Seconds, as typed. */
  readonly maxAge: string
}

/** A rule as its form has it: half-typed. */
export interface RuleDraft {
  /** The rule that is edited; null for a new one. */
  readonly id: string | null
  /** Somebody changed something in it. */
  readonly typed: boolean
  readonly cookies: readonly DraftCookie[]
  /** What was pasted and not taken over yet. */
  readonly paste: string
  /** Which cookies of the pasted text are not wanted, by their place in it. */
  readonly unwanted: readonly number[]
  /** Hosts and patterns, blanks between; null: this site, until a person says otherwise */
  readonly hosts: string | null
  readonly tabIds: readonly number[]
  readonly types: readonly string[]
  readonly methods: readonly string[]
  readonly initiators: string
  readonly mode: NonNullable<RuleInput['mode']>
  readonly lifetime: Lifetime
  /** Local time, as a field of the type datetime-local has it. */
  readonly until: string
  readonly name: string
  readonly group: string
  /** Set-Cookie lines to add, one a line. */
  readonly addLines: string
  /** Names of cookies to drop, blanks between; `*`: all of them. */
  readonly drop: string
  readonly force: readonly DraftForce[]
}

/** What a field does to the draft of the moment: never to the one it was painted with, which may be old. */
export type Edit = (now: RuleDraft) => RuleDraft

export const EMPTY_DRAFT: RuleDraft = {
  ...{ id: null, typed: false, cookies: [], paste: '', unwanted: [] },
  ...{ hosts: null, tabIds: [], types: [], methods: [], initiators: '' },
  ...{ mode: 'merge', lifetime: 'session', until: '', name: '', group: '' },
  ...{ addLines: '', drop: '', force: [] },
}

/** With one more row. */
export function withCookie(draft: RuleDraft, name: string, value: string, omit = false): RuleDraft {
  const key = Math.max(0, ...draft.cookies.map((one) => one.key)) + 1
  return { ...draft, cookies: [...draft.cookies, { key, name, value, omit }] }
}

/** With one more cookie whose attributes are forced. */
export function withForce(draft: RuleDraft, name = ''): RuleDraft {
  const key = Math.max(0, ...draft.force.map((one) => one.key)) + 1
  const force: DraftForce = { key, name, secure: '', httpOnly: '', sameSite: '', maxAge: '' }
  return { ...draft, force: [...draft.force, force] }
}
