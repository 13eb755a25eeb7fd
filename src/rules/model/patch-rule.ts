import type { RuleInput } from './rule.ts'

/** A change of a rule: what is left out stays, `null` takes a field away. */
export type RulePatch = { [K in keyof RuleInput]?: RuleInput[K] | null }

/** The rule after the change. A time belongs to the lifetime it was given with: another lifetime takes it away. */
export function patchRule(rule: RuleInput, patch: RulePatch): RuleInput {
  const { until, ...rest } = rule
  const timed = until === undefined || (patch.lifetime !== undefined && patch.lifetime !== 'until') ? rest : rule
  const fields = Object.entries({ ...timed, ...patch }).filter(([, value]) => value !== null)
  // The fields are those of a rule and of its change; the validator judges the whole.
  return Object.fromEntries(fields) as unknown as RuleInput
}
