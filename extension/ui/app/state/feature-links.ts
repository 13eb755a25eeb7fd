// The types by which one feature asks something of another. features.tsx connects them, so that no feature imports another.

/** A cookie that a new rule is to be about. */
export interface RuleWish {
  readonly name: string
  readonly value: string
  /** Where the rule applies, as the form has it; null: the site of the tab */
  readonly hosts: string | null
  /** Send the cookie as it is, with a value that is yet to be typed, or not at all. */
  readonly intent: 'again' | 'override' | 'omit'
}

/** Opens the form with a half-typed rule, to be looked at before it is saved. */
export type DraftRule = (wish: RuleWish) => void
