import type { Exchange } from '../../../../src/exchange/model/exchange.ts'

/** Numbers of cookies set and refused in one time slot. */
export interface Slot {
  /** ms since the epoch */
  readonly from: number
  readonly to: number
  readonly set: number
  readonly refused: number
}

const SLOTS = 24

/**
 * Counts cookies set and refused in `SLOTS` equal slots, from the first cookie to the last. Returns no slots when there
 * were no cookies.
 */
export function setOverTime(exchanges: readonly Exchange[]): Slot[] {
  const events = exchanges.flatMap(({ startedAt, respondedAt, received }) =>
    received.map(({ verdict: { outcome } }) => ({ at: respondedAt ?? startedAt, outcome })),
  )
  const counted = events.filter(
    ({ outcome }) => outcome === 'stored' || outcome === 'replaced' || outcome === 'blocked',
  )
  if (counted.length === 0) return []
  const from = counted.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY)
  const to = counted.reduce((most, { at }) => Math.max(most, at), 0)
  const width = Math.max(1, (to - from + 1) / SLOTS)
  const slots = Array.from({ length: SLOTS }, (_, index) => ({
    from: from + index * width,
    to: from + (index + 1) * width,
    set: 0,
    refused: 0,
  }))
  for (const { at, outcome } of counted) {
    const slot = slots[Math.min(SLOTS - 1, Math.floor((at - from) / width))]
    if (slot === undefined) continue
    if (outcome === 'blocked') slot.refused += 1
    else slot.set += 1
  }
  return slots
}
