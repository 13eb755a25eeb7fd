/** About a second, because the code of a view may still have to be loaded. */
const FRAMES_TO_WAIT = 60

/** Focuses an element once it has been painted. A hidden element can't be focused, and leaves the focus where it is. */
export function focusSoon(id: string, frames = FRAMES_TO_WAIT): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(id)
    if (element !== null) element.focus({ preventScroll: true })
    else if (frames > 0) focusSoon(id, frames - 1)
  })
}
