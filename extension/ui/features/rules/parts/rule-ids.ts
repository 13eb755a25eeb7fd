/** The element id of the button that begins a new rule. */
export const NEW_RULE_ID = 'rule-new'

/** The element id of the row of a rule. */
export function rowIdOf(id: string): string {
  return `rule-${id}`
}
