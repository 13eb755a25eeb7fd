import { shortcutOf } from '../../../shared/keys/shortcuts.ts'
import type { Row } from './row.ts'

interface Move {
  /** The index of the row that gets the keyboard focus. */
  readonly to: number
  /** `go`: only the focus moves. `open`: the entry is opened. `toggle`: the group or site is expanded or collapsed. */
  readonly act: 'go' | 'open' | 'toggle'
}

const PAGE_ROWS = 10
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_ROWS,
  PageUp: -PAGE_ROWS,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
}

/**
 * Handles a key according to WAI-ARIA's tree pattern.
 * @param from the row that has the keyboard focus; -1: none
 * @returns null for a key that does nothing here
 */
export function moveInTree(rows: readonly Row[], from: number, key: string): Move | null {
  const shortcut = shortcutOf({ key }, 'tree')
  if (shortcut === null) return null
  if (shortcut === 'move') {
    return rows.length === 0 ? null : { to: within(rows, from + (STEPS[key] ?? 0)), act: 'go' }
  }
  const row = rows[from]
  if (row === undefined) return null
  switch (shortcut) {
    case 'open':
      return { to: from, act: row.kind === 'entry' ? 'open' : 'toggle' }
    case 'select':
      return row.kind === 'entry' ? null : { to: from, act: 'toggle' }
    case 'fold':
      return fold(rows, from, row, key === 'ArrowRight')
  }
}

function fold(rows: readonly Row[], from: number, row: Row, isRight: boolean): Move | null {
  if (row.kind === 'entry') return isRight ? null : toParent(rows, from)
  if (row.open !== isRight) return { to: from, act: 'toggle' }
  return isRight ? { to: within(rows, from + 1), act: 'go' } : toParent(rows, from)
}

function within(rows: readonly Row[], to: number): number {
  return Math.min(rows.length - 1, Math.max(0, to))
}

function toParent(rows: readonly Row[], from: number): Move | null {
  const level = rows[from]?.level ?? 1
  const to = rows.findLastIndex((row, index) => index < from && row.level < level)
  return to < 0 ? null : { to, act: 'go' }
}
