/** Moves the focus once what is to have it has been painted. What is not in sight takes no focus, and leaves it where it is. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus({ preventScroll: true }))
}
