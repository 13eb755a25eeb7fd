import type { MissingFact } from './explain/missing-facts.ts'
import type { CookieBlockedReason, SetCookieBlockedReason } from './explain/refusals.ts'
import type { Warning } from './explain/warnings.ts'

/** `ignored`: expired on arrival, with no cookie to delete. */
export const OUTCOMES = ['stored', 'replaced', 'deleted', 'ignored', 'blocked', 'unknown'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** `predicted`: by our rules only. `observed`: the jar confirmed it. `contradicted`: the jar disagreed with our rules. */
export type Certainty = 'predicted' | 'observed' | 'contradicted'

/** A browser's decision, observed or predicted, about one Set-Cookie line. Plain JSON. */
export interface Verdict {
  readonly outcome: Outcome
  /** Every reason that applies, in the order of RFC 6265bis-22, section 5.7. */
  readonly reasons: readonly SetCookieBlockedReason[]
  readonly certainty: Certainty
  /** Warnings about a cookie that was stored. */
  readonly warnings: readonly Warning[]
  /** When `outcome` is 'unknown': the facts that were missing. */
  readonly missing?: readonly MissingFact[]
  /** When `certainty` is 'contradicted': the outcome by our rules. `outcome` is the one that the jar showed. */
  readonly predicted?: Outcome
}

/** Says whether a stored cookie is sent with a request. Plain JSON. */
export interface SendVerdict {
  readonly outcome: 'sent' | 'not-sent' | 'unknown'
  readonly reasons: readonly CookieBlockedReason[]
  readonly missing?: readonly MissingFact[]
}
