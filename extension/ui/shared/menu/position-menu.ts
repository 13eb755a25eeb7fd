const GAP_PX = 4
const EDGE_PX = 8

/** Places an open popover below its button, or above it when there is no space below, and always inside the window. */
export function positionMenu(menu: HTMLElement, under: DOMRect): void {
  const { offsetWidth, offsetHeight } = menu
  const { innerWidth, innerHeight } = window
  const below = under.bottom + GAP_PX
  const top =
    below + offsetHeight <= innerHeight - EDGE_PX ? below : Math.max(EDGE_PX, under.top - GAP_PX - offsetHeight)
  const rtl = document.documentElement.dir === 'rtl'
  // Below a button near the far edge it is shifted back, so that all of it is visible.
  const start = rtl ? under.right - offsetWidth : under.left
  const left = Math.min(Math.max(EDGE_PX, start), innerWidth - EDGE_PX - offsetWidth)
  Object.assign(menu.style, {
    top: `${top}px`,
    left: `${left}px`,
    right: 'auto',
    maxHeight: `${innerHeight - 2 * EDGE_PX}px`,
  })
}
