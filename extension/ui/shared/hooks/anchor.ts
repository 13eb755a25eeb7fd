import { rowAt } from './window-of.ts'

/** Where a list stands: the row at its upper edge, and how much of that row is above the edge. */
export interface Anchor {
  readonly key: string
  readonly above: number
}

/** Null at the very top: there new rows are to be seen. */
export function anchorAt(tops: Float64Array, keys: readonly string[], scrollTop: number): Anchor | null {
  if (scrollTop <= 0) return null
  const row = rowAt(tops, scrollTop)
  const key = keys[row]
  return key === undefined ? null : { key, above: scrollTop - (tops[row] ?? 0) }
}

/** The scroll position that brings the anchor back; null when its row is gone. */
export function topOfAnchor(tops: Float64Array, keys: readonly string[], { key, above }: Anchor): number | null {
  const row = keys.indexOf(key)
  return row < 0 ? null : (tops[row] ?? 0) + above
}
