interface Numbered {
  readonly seq: number
}

/**
 * News replaces what has the same `seq`: an exchange is told again when its response arrives, and when the jar has spoken.
 * Of two of one number in the news the later stands. `known` is in ascending order, and so is what comes out.
 */
export function mergeBySeq<T extends Numbered>(known: readonly T[], news: readonly T[]): readonly T[] {
  const bySeq = new Map(news.map((one) => [one.seq, one]))
  const merged = [...known]
  for (const one of bySeq.values()) {
    const at = placeOf(known, one.seq)
    if (known[at]?.seq !== one.seq) continue
    merged[at] = one
    bySeq.delete(one.seq)
  }
  if (bySeq.size === 0) return merged
  const added = [...bySeq.values()].sort((a, b) => a.seq - b.seq)
  if (isBefore(known.at(-1), added[0])) return [...merged, ...added]
  if (isBefore(added.at(-1), known[0])) return [...added, ...merged]
  return [...merged, ...added].sort((a, b) => a.seq - b.seq)
}

function isBefore(one: Numbered | undefined, other: Numbered | undefined): boolean {
  return one === undefined || other === undefined || one.seq < other.seq
}

/** Where `seq` is, or would be. */
function placeOf(sorted: readonly Numbered[], seq: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.seq ?? 0) < seq) low = middle + 1
    else high = middle
  }
  return low
}
