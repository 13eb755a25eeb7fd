import type { ResponseChanges } from '../model/response-changes.ts'
import type { RuleInput } from '../model/rule.ts'
import { readScope, type Scope } from '../scope/scope.ts'

/** A rule in the form in which it is applied to requests and responses. */
export interface WireRule {
  readonly id: string
  readonly replace: boolean
  /** In the order in which the rule lists them. */
  readonly cookies: readonly (readonly [name: string, value: string | null])[]
  readonly response: ResponseChanges | null
  readonly scope: Scope
  /** Milliseconds since the epoch; null: the rule has no end time. */
  readonly until: number | null
}

/** @param values the cookies with templates resolved */
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
