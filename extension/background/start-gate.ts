/** Opens once, when the state of the earlier run is restored. Handlers of events and calls wait for it. */
export class StartGate {
  /** Resolves when the gate opens; rejects when the start has failed. */
  readonly opened: Promise<void>
  #isOpen = false
  #resolve: () => void = () => undefined
  #reject: (error: unknown) => void = () => undefined

  constructor() {
    this.opened = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    // The start has reported its error already. Without this handler the browser would report it again as an unhandled
    // rejection.
    this.opened.catch(() => undefined)
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  open(): void {
    this.#isOpen = true
    this.#resolve()
  }

  /** Keeps the gate closed. Everyone who waits for it is rejected with the error. */
  fail(error: unknown): void {
    this.#reject(error)
  }

  /** Runs `task` once the gate is open. Does nothing if the start fails, because `start` has reported that. */
  whenOpen(task: () => void): void {
    this.opened.then(task, () => undefined)
  }
}
