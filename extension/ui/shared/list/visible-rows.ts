/** A visible row of a long list, and its top in pixels. */
export interface VisibleRow {
  readonly index: number
  readonly top: number
}

/** @returns the tops of all rows, followed by the height of the whole list */
export function topsOf(heights: readonly number[]): Float64Array {
  const tops = new Float64Array(heights.length + 1)
  let top = 0
  for (const [index, height] of heights.entries()) {
    tops[index] = top
    top += height
  }
  tops[heights.length] = top
  return tops
}

/** Returns the rows that overlap the range from `from` to `to`. */
export function visibleRows(tops: Float64Array, from: number, to: number): VisibleRow[] {
  const rows: VisibleRow[] = []
  const last = tops.length - 2
  for (let index = rowAt(tops, from); index <= last && (tops[index] ?? 0) < to; index += 1) {
    rows.push({ index, top: tops[index] ?? 0 })
  }
  return rows
}

/** Returns the last row that begins at or above `y`. */
export function rowAt(tops: Float64Array, y: number): number {
  let low = 0
  let high = Math.max(0, tops.length - 2)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tops[middle] ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}
