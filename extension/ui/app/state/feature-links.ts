// Types through which one feature calls another. features.tsx connects them, so that no feature imports another.

/** A request for a new rule about a cookie. */
export interface RuleWish {
  readonly name: string
  readonly value: string
  /** The hosts in the form's syntax; null: the site of the tab */
  readonly hosts: string | null
  /**
   * `again`: send the cookie with its value. `override`: send it with a value that the user types. `omit`: do not send
   * it.
   */
  readonly intent: 'again' | 'override' | 'omit'
}

/** Opens the form with a prefilled rule, for the user to check and save. */
export type DraftRule = (wish: RuleWish) => void
