/** One timer for whatever is due first. */
export class Alarm {
  readonly #ring: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #due = Number.POSITIVE_INFINITY

  constructor(ring: () => void) {
    this.#ring = ring
  }

  /** Rings at that moment (ms since the epoch), or before when that was asked already; null: nothing new is due. */
  at(due: number | null): void {
    if (due === null || due >= this.#due) return
    clearTimeout(this.#timer)
    this.#due = due
    this.#timer = setTimeout(
      () => {
        this.#due = Number.POSITIVE_INFINITY
        this.#ring()
      },
      Math.max(0, due - Date.now()),
    )
  }
}
