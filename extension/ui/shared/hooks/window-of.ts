/** A row of a long list that is inside the part one sees. */
export interface Placed {
  readonly index: number
  readonly top: number
}

/** The tops of all rows, and below them the height of the whole. */
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

/** The rows that touch the part from `from` to `to`. */
export function windowOf(tops: Float64Array, from: number, to: number): Placed[] {
  const placed: Placed[] = []
  const last = tops.length - 2
  for (let index = rowAt(tops, from); index <= last && (tops[index] ?? 0) < to; index += 1) {
    placed.push({ index, top: tops[index] ?? 0 })
  }
  return placed
}

/** The last row that begins at or above `y`. */
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
