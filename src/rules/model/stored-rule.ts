import type { RuleInput } from './rule.ts'

/** A rule as the background keeps it. */
export interface StoredRule {
  readonly id: string
  readonly rule: RuleInput
  /** The cookies to send, with templates resolved; missing when the rule has none. */
  readonly values?: RuleInput['cookies']
  /** A 'once' rule whose request has left. */
  readonly spent?: boolean
}
