import type { ResponseChanges } from '../model/response-changes.ts'
import type { RuleInput } from '../model/rule.ts'
import { readScope, type Scope } from '../scope/scope.ts'

/** A rule ready to be applied. */
export interface WireRule {
  readonly id: string
  readonly replace: boolean
  /** In the order in which they were given. */
  readonly cookies: readonly (readonly [name: string, value: string | null])[]
  readonly response: ResponseChanges | null
  readonly scope: Scope
  /** ms since the epoch; null: its end is no matter of time */
  readonly until: number | null
}

/** @param values what the rule really gives, when that is not what it says */
export function toWireRule(id: string, rule: RuleInput, values: RuleInput['cookies'] = rule.cookies): WireRule {
  return {
    id,
    replace: rule.mode === 'replace',
    cookies: Object.entries(values),
    response: rule.response ?? null,
    scope: readScope(rule.scope),
    until: rule.until ?? null,
  }
}
