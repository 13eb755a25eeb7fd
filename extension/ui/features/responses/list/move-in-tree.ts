import type { Row } from './row.ts'

interface Move {
  /** The row to go to. */
  readonly to: number
  /** `go`: just there; `open`: what it stands for; `flip`: opens or closes it. */
  readonly act: 'go' | 'open' | 'flip'
}

const PAGE = 10
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/** What a key does in the tree (WAI-ARIA's tree pattern); null: nothing. */
export function moveInTree(rows: readonly Row[], from: number, key: string): Move | null {
  const row = rows[from]
  const step = STEPS[key]
  if (step !== undefined && rows.length > 0) return { to: within(rows, from + step), act: 'go' }
  if (row === undefined) return null
  if (row.kind === 'entry') {
    if (key === 'Enter') return { to: from, act: 'open' }
    return key === 'ArrowLeft' ? parentOf(rows, from) : null
  }
  if (key === 'Enter' || key === ' ') return { to: from, act: 'flip' }
  if (key === 'ArrowRight') return row.open ? { to: within(rows, from + 1), act: 'go' } : { to: from, act: 'flip' }
  if (key === 'ArrowLeft') return row.open ? { to: from, act: 'flip' } : parentOf(rows, from)
  return null
}

function within(rows: readonly Row[], to: number): number {
  return Math.min(rows.length - 1, Math.max(0, to))
}

function parentOf(rows: readonly Row[], from: number): Move | null {
  const level = rows[from]?.level ?? 1
  const to = rows.findLastIndex((row, index) => index < from && row.level < level)
  return to < 0 ? null : { to, act: 'go' }
}
