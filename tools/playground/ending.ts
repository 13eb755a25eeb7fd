/** What has to be undone before we go, the last thing first; also when the user interrupts. */
export class Ending {
  readonly #steps: (() => Promise<void>)[] = []
  #over: Promise<void> | undefined
  /** Once true, an error elsewhere is only the echo of our own leaving. */
  interrupted = false

  add(step: () => Promise<void>): void {
    this.#steps.push(step)
  }

  run(): Promise<void> {
    this.#over ??= this.#undo()
    return this.#over
  }

  /** Ctrl-C ends all in order; a second one at once (the watchdog of the browser's lease cleans up then). */
  listen(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (this.interrupted) process.exit(130)
        this.interrupted = true
        void this.run().then(() => process.exit(130))
      })
    }
  }

  async #undo(): Promise<void> {
    for (const step of this.#steps.toReversed()) await step().catch((error: unknown) => console.error(error))
  }
}
