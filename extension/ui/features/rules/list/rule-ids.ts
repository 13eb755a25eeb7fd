/** Of the button that begins a new rule. */
export const NEW_ID = 'rule-new'

/** Of the row of a rule. */
export function rowOf(id: string): string {
  return `rule-${id}`
}
