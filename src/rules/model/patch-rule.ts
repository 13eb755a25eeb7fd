import type { RuleInput } from './rule.ts'

/** Changes of a rule. Missing fields stay as they are; null removes a field. */
export type RulePatch = { [K in keyof RuleInput]?: RuleInput[K] | null }

/** Returns the changed rule. Changing the lifetime removes `until`, which belongs to the old one. */
export function patchRule(rule: RuleInput, patch: RulePatch): RuleInput {
  const { until, ...rest } = rule
  const timed = until === undefined || (patch.lifetime !== undefined && patch.lifetime !== 'until') ? rest : rule
  const fields = Object.entries({ ...timed, ...patch }).filter(([, value]) => value !== null)
  // Every field comes from one of two typed rules; `validateRule` checks the whole.
  return Object.fromEntries(fields) as unknown as RuleInput
}
