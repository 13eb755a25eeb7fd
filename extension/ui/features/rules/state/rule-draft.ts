import type { Lifetime, RuleInput } from '../../../../../src/rules/model/rule.ts'

/** A row of the form: one cookie of the rule. */
export interface DraftCookie {
  /** Identifies the row, regardless of its content. */
  readonly key: number
  readonly name: string
  readonly value: string
  /** True if the cookie is left out of requests. Then its value is ignored. */
  readonly omit: boolean
}

/** A row of the form: attributes to force on the server's line for a cookie. '' leaves an attribute as the server set it. */
export interface DraftForce {
  readonly key: number
  readonly name: string
  readonly secure: '' | 'yes' | 'no'
  readonly httpOnly: '' | 'yes' | 'no'
  readonly sameSite: '' | 'strict' | 'lax' | 'none'
  /** Seconds, as typed. */
  readonly maxAge: string
}

/** A rule that is being edited, in the form's fields. */
export interface RuleDraft {
  /** The id of the edited rule; null for a new one. */
  readonly id: string | null
  /** True if the user has changed something in the form. */
  readonly typed: boolean
  readonly cookies: readonly DraftCookie[]
  /** The pasted text, until it is imported. */
  readonly paste: string
  /** Positions of the cookies in the pasted text that the user has unticked. */
  readonly unwanted: readonly number[]
  /** Hosts and patterns, separated by spaces; null: the host of the tab */
  readonly hosts: string | null
  readonly tabIds: readonly number[]
  readonly types: readonly string[]
  readonly methods: readonly string[]
  readonly initiators: string
  readonly mode: NonNullable<RuleInput['mode']>
  readonly lifetime: Lifetime
  /** Local time, as an input of type datetime-local holds it. */
  readonly until: string
  readonly name: string
  readonly group: string
  /** Set-Cookie lines to add, one per line. */
  readonly addLines: string
  /** Names of cookies to drop, separated by spaces; `*`: all of them. */
  readonly drop: string
  readonly force: readonly DraftForce[]
}

/** A change of a draft. It is applied to the current draft, because the painted one may be outdated. */
export type Edit = (now: RuleDraft) => RuleDraft

export const EMPTY_DRAFT: RuleDraft = {
  ...{ id: null, typed: false, cookies: [], paste: '', unwanted: [] },
  ...{ hosts: null, tabIds: [], types: [], methods: [], initiators: '' },
  ...{ mode: 'merge', lifetime: 'session', until: '', name: '', group: '' },
  ...{ addLines: '', drop: '', force: [] },
}

/** Adds a row for a cookie. */
export function withCookie(draft: RuleDraft, name: string, value: string, omit = false): RuleDraft {
  const key = Math.max(0, ...draft.cookies.map((one) => one.key)) + 1
  return { ...draft, cookies: [...draft.cookies, { key, name, value, omit }] }
}

/** Adds a row for a cookie whose attributes are forced. */
export function withForce(draft: RuleDraft, name = ''): RuleDraft {
  const key = Math.max(0, ...draft.force.map((one) => one.key)) + 1
  const force: DraftForce = { key, name, secure: '', httpOnly: '', sameSite: '', maxAge: '' }
  return { ...draft, force: [...draft.force, force] }
}
