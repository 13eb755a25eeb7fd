/** What a key, or a click, asks of the grid. Rows are counted from 0. */
export type GridMove =
  | { readonly kind: 'go'; readonly to: number }
  /** Selects from the row the keyboard stands on up to that one. */
  | { readonly kind: 'extend'; readonly to: number }
  | { readonly kind: 'toggle'; readonly at: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'open'; readonly at: number }
  | { readonly kind: 'remove' }
  | { readonly kind: 'copy' }

const PAGE = 10

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'>

/** @param at the row the keyboard stands on; -1: none. @returns null for a key that is not the grid's */
export function moveOfKey({ key, shiftKey, ctrlKey, metaKey }: Pressed, at: number, rows: number): GridMove | null {
  if (rows === 0) return null
  if (ctrlKey || metaKey) return key === 'a' ? { kind: 'all' } : null
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE, Home: -rows, End: rows }[key]
  if (step !== undefined) {
    const to = at < 0 ? (step < 0 ? rows - 1 : 0) : Math.min(rows - 1, Math.max(0, at + step))
    return { kind: shiftKey ? 'extend' : 'go', to }
  }
  if (at < 0) return null
  switch (key) {
    case ' ':
      return { kind: 'toggle', at }
    case 'Enter':
    case 'e':
      return { kind: 'open', at }
    case 'Delete':
    case 'Backspace':
      return { kind: 'remove' }
    case 'c':
      return { kind: 'copy' }
    default:
      return null
  }
}

/** A click opens; with the keys that desktops use for it, it selects. */
export function moveOfClick({ shiftKey, ctrlKey, metaKey }: Omit<Pressed, 'key'>, at: number): GridMove {
  if (shiftKey) return { kind: 'extend', to: at }
  return ctrlKey || metaKey ? { kind: 'toggle', at } : { kind: 'open', at }
}
