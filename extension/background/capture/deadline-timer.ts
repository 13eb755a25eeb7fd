import type { Clock } from '../clock.ts'

/** One timer for several deadlines: it fires at the earliest. */
export class DeadlineTimer {
  readonly #clock: Clock
  readonly #onDue: () => void
  #cancel: () => void = () => undefined
  #due = Number.POSITIVE_INFINITY

  constructor(clock: Clock, onDue: () => void) {
    this.#clock = clock
    this.#onDue = onDue
  }

  /** Adds a deadline, milliseconds since the epoch; null: none. */
  add(due: number | null): void {
    if (due === null || due >= this.#due) return
    this.#cancel()
    this.#due = due
    this.#cancel = this.#clock.schedule(
      () => {
        this.#due = Number.POSITIVE_INFINITY
        this.#onDue()
      },
      Math.max(0, due - this.#clock.now()),
    )
  }
}
