/** Why somebody makes a rule of a cookie they see: to send it as it is, to send another value, or to leave it out. */
export type RulePurpose = 'again' | 'override' | 'omit'

export interface RuleCookie {
  readonly name: string
  readonly value: string
  /** The hosts that the rule is for, as the form has them; null: the page's. */
  readonly hosts: string | null
}

export type MakeRule = (cookie: RuleCookie, purpose: RulePurpose) => void
