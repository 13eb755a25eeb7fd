import type { MissingFact } from './missing-facts.ts'

/** Collects what the steps of a verdict find, in their order. */
export class Findings<Reason extends string> {
  readonly reasons: Reason[] = []
  readonly missing: MissingFact[] = []

  /** Whether anything stands against the cookie, or may. */
  get isAgainst(): boolean {
    return this.reasons.length > 0 || this.missing.length > 0
  }

  refuse(reason: Reason): void {
    if (!this.reasons.includes(reason)) this.reasons.push(reason)
  }

  /** The outcome depends on a fact that isn't known. */
  lack(fact: MissingFact): void {
    if (!this.missing.includes(fact)) this.missing.push(fact)
  }
}
