import type { ResponseChanges } from '../model/response-changes.ts'
import type { ValidationProblem } from '../model/rule.ts'
import type { RespondingRule } from './response.ts'

/**
 * Problems of a rule whose response changes contradict those of earlier rules for the same responses. @param onWire see
 * `applyResponse`
 */
export function responseConflicts(
  { response }: RespondingRule,
  earlier: readonly RespondingRule[],
  onWire: boolean,
): ValidationProblem[] {
  if (!response) return []
  const others = earlier.flatMap((one) => one.response ?? [])
  const named = new Set(others.flatMap(namesOf))
  const problems: ValidationProblem[] = (response.force ?? []).flatMap(({ name }, index): ValidationProblem[] =>
    named.has(name) ? [{ field: `response.force.${index}.name`, code: 'conflicts-with-rule' }] : [],
  )
  const { add = [], drop = [] } = response
  if (drop !== '*') {
    drop.forEach((name, index) => {
      if (named.has(name)) problems.push({ field: `response.drop.${index}`, code: 'conflicts-with-rule' })
    })
  }
  // declarativeNetRequest can only remove a header and add to it within a single rule.
  const dropsAll = drop === '*' && others.some((other) => (other.add ?? []).length > 0 || other.drop === '*')
  const adds = add.length > 0 && others.some((other) => other.drop === '*')
  if (!onWire && dropsAll) problems.push({ field: 'response.drop', code: 'conflicts-with-rule' })
  if (!onWire && adds) problems.push({ field: 'response.add', code: 'conflicts-with-rule' })
  return problems
}

function namesOf({ drop = [], force = [] }: ResponseChanges): string[] {
  return [...(drop === '*' ? [] : drop), ...force.map(({ name }) => name)]
}
