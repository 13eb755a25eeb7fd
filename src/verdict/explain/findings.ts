import type { Fact } from './missing-facts.ts'

/** What the steps of a judgement find, in their order. */
export class Findings<Reason extends string> {
  readonly reasons: Reason[] = []
  readonly missing: Fact[] = []

  refuse(reason: Reason): void {
    if (!this.reasons.includes(reason)) this.reasons.push(reason)
  }

  /** The outcome hangs on a fact that isn't known. */
  lack(fact: Fact): void {
    if (!this.missing.includes(fact)) this.missing.push(fact)
  }
}
