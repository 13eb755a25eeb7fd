const GAP = 4
const EDGE = 8

/** Puts an open popover under what opened it, or above where there is no room, and inside the window. */
export function placeMenu(menu: HTMLElement, under: DOMRect): void {
  const { offsetWidth, offsetHeight } = menu
  const { innerWidth, innerHeight } = window
  const below = under.bottom + GAP
  const top = below + offsetHeight <= innerHeight - EDGE ? below : Math.max(EDGE, under.top - GAP - offsetHeight)
  const rtl = document.documentElement.dir === 'rtl'
  // The side on which there is room: under a button at the right end it opens to the left.
  const start = rtl ? under.right - offsetWidth : under.left
  const left = Math.min(Math.max(EDGE, start), innerWidth - EDGE - offsetWidth)
  Object.assign(menu.style, {
    top: `${top}px`,
    left: `${left}px`,
    right: 'auto',
    maxHeight: `${innerHeight - 2 * EDGE}px`,
  })
}
