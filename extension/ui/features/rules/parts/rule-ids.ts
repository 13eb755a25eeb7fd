/** The element id of the button that starts a new rule. */
export const NEW_RULE_ID = 'rule-new'

/** Returns the element id of a rule's row. */
export function rowIdOf(id: string): string {
  return `rule-${id}`
}
