import { rowAt } from './visible-rows.ts'

/** A scroll position that survives rows added above it: the topmost visible row, and how much of it is hidden. */
export interface ScrollAnchor {
  readonly key: string
  /** How much of the row is above the edge, in pixels. */
  readonly above: number
}

/** @returns null at the very top, where new rows should be visible as they arrive */
export function anchorAt(tops: Float64Array, keys: readonly string[], scrollTop: number): ScrollAnchor | null {
  if (scrollTop <= 0) return null
  const row = rowAt(tops, scrollTop)
  const key = keys[row]
  return key === undefined ? null : { key, above: scrollTop - (tops[row] ?? 0) }
}

/** @returns the scroll position that puts the anchor back where it was; null when its row is gone */
export function scrollTopOf(tops: Float64Array, keys: readonly string[], { key, above }: ScrollAnchor): number | null {
  const row = keys.indexOf(key)
  return row < 0 ? null : (tops[row] ?? 0) + above
}
