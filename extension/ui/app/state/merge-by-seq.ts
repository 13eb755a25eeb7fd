interface Numbered {
  readonly seq: number
}

/**
 * Merges new items into known ones. An item replaces the known one with the same `seq`: an exchange is broadcast again
 * when its response arrives, and again when its cookies are settled. If the new items contain a `seq` twice, the later
 * one wins.
 * @param known in ascending order, like the result
 */
export function mergeBySeq<T extends Numbered>(known: readonly T[], news: readonly T[]): readonly T[] {
  const bySeq = new Map(news.map((one) => [one.seq, one]))
  const merged = [...known]
  for (const one of bySeq.values()) {
    const at = positionOf(known, one.seq)
    if (known[at]?.seq !== one.seq) continue
    merged[at] = one
    bySeq.delete(one.seq)
  }
  if (bySeq.size === 0) return merged
  const added = [...bySeq.values()].sort((a, b) => a.seq - b.seq)
  // Usually all new items are newer, or, when older pages are loaded, all are older. Then sorting is not needed.
  if (isBefore(known.at(-1), added[0])) return [...merged, ...added]
  if (isBefore(added.at(-1), known[0])) return [...added, ...merged]
  return [...merged, ...added].sort((a, b) => a.seq - b.seq)
}

function isBefore(one: Numbered | undefined, other: Numbered | undefined): boolean {
  return one === undefined || other === undefined || one.seq < other.seq
}

/** Returns the index of `seq`, or the one where it would be inserted. */
function positionOf(sorted: readonly Numbered[], seq: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.seq ?? 0) < seq) low = middle + 1
    else high = middle
  }
  return low
}
