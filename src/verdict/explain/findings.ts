import type { MissingFact } from './missing-facts.ts'

/** Collects the findings of a verdict's steps, in order. */
export class Findings<Reason extends string> {
  readonly reasons: Reason[] = []
  readonly missing: MissingFact[] = []

  /** True if anything speaks against the cookie, or may. */
  get isAgainst(): boolean {
    return this.reasons.length > 0 || this.missing.length > 0
  }

  refuse(reason: Reason): void {
    if (!this.reasons.includes(reason)) this.reasons.push(reason)
  }

  /** Records that the outcome depends on an unknown fact. */
  lack(fact: MissingFact): void {
    if (!this.missing.includes(fact)) this.missing.push(fact)
  }
}
