import { shortcutOf } from '../../../shared/keys/shortcuts.ts'

/** The effect of a key or a click in the grid. Rows are counted from 0. */
export type GridMove =
  | { readonly kind: 'go'; readonly to: number }
  /** Selects all rows from the current one to this one. */
  | { readonly kind: 'extend'; readonly to: number }
  | { readonly kind: 'toggle'; readonly at: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'open'; readonly at: number }
  | { readonly kind: 'remove' }
  | { readonly kind: 'copy' }

const PAGE_ROWS = 10

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'>

/** @param at the current row; -1: none @returns null for a key that does nothing here */
export function moveOfKey({ key, shiftKey, ctrlKey, metaKey }: Pressed, at: number, rows: number): GridMove | null {
  // Mac keyboards have no Delete key.
  const pressed = { key: key === 'Backspace' ? 'Delete' : key, shiftKey, ctrlKey, metaKey }
  const shortcut = shortcutOf(pressed, 'grid')
  if (rows === 0 || shortcut === null) return null
  switch (shortcut) {
    case 'move':
      return { kind: 'go', to: target(key, at, rows) }
    case 'select_more':
      return { kind: 'extend', to: target(key, at, rows) }
    case 'select_all':
      return { kind: 'all' }
  }
  if (at < 0) return null
  switch (shortcut) {
    case 'select':
      return { kind: 'toggle', at }
    case 'open':
    case 'edit':
      return { kind: 'open', at }
    case 'delete':
      return { kind: 'remove' }
    case 'copy':
      return { kind: 'copy' }
  }
}

/** Returns the row to which an arrow, page, Home or End key moves. */
function target(key: string, at: number, rows: number): number {
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE_ROWS, PageUp: -PAGE_ROWS, Home: -rows, End: rows }[key] ?? 0
  if (at < 0) return step < 0 ? rows - 1 : 0
  return Math.min(rows - 1, Math.max(0, at + step))
}

/** Interprets a click: it opens a row, or selects it when a modifier key that desktops use for selection is held. */
export function moveOfClick({ shiftKey, ctrlKey, metaKey }: Omit<Pressed, 'key'>, at: number): GridMove {
  if (shiftKey) return { kind: 'extend', to: at }
  return ctrlKey || metaKey ? { kind: 'toggle', at } : { kind: 'open', at }
}
