import type { Outcome } from '../../verdict/verdict.ts'
import type { Exchange } from '../model/exchange.ts'

/** Counts of what happened to the cookies of some exchanges. */
export interface Marks {
  readonly injected: number
  readonly sent: number
  readonly kept: number
  readonly refused: number
  readonly deleted: number
  readonly unknown: number
}

const COUNTS_AS: Record<Outcome, 'kept' | 'refused' | 'deleted' | 'unknown'> = {
  stored: 'kept',
  replaced: 'kept',
  deleted: 'deleted',
  ignored: 'deleted',
  blocked: 'refused',
  unknown: 'unknown',
}

export function marksOf(hops: readonly Exchange[]): Marks {
  const marks = { injected: 0, sent: 0, kept: 0, refused: 0, deleted: 0, unknown: 0 }
  for (const hop of hops) {
    marks.injected += hop.sent.injected.length
    marks.sent += hop.sent.cookies.length
    for (const { verdict } of hop.received) marks[COUNTS_AS[verdict.outcome]] += 1
  }
  return marks
}

/** Returns whether any of the hops sent or received a cookie. */
export function hasCookies(hops: readonly Exchange[]): boolean {
  return hops.some((hop) => hop.sent.cookies.length + hop.sent.injected.length + hop.received.length > 0)
}
