/** About a second: the code of a view may still be on its way. */
const FRAMES = 60

/** Moves the focus once what is to have it has been painted. What is not in sight takes no focus, and leaves it where it is. */
export function focusSoon(id: string, frames = FRAMES): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(id)
    if (element !== null) element.focus({ preventScroll: true })
    else if (frames > 0) focusSoon(id, frames - 1)
  })
}
