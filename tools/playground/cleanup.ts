/** Steps to run before the process exits, last one first, also when the user interrupts. */
export class Cleanup {
  readonly #steps: (() => Promise<void>)[] = []
  #running: Promise<void> | undefined
  /** When true, errors elsewhere are consequences of the interruption and must not be reported. */
  interrupted = false

  add(step: () => Promise<void>): void {
    this.#steps.push(step)
  }

  /** Runs the steps; further calls wait for the same run. */
  run(): Promise<void> {
    this.#running ??= this.#runSteps()
    return this.#running
  }

  /** Runs the steps on Ctrl-C and exits. A second Ctrl-C exits at once; then the browser's watchdog process cleans up. */
  listen(): void {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        if (this.interrupted) process.exit(130)
        this.interrupted = true
        void this.run().then(() => process.exit(130))
      })
    }
  }

  async #runSteps(): Promise<void> {
    for (const step of this.#steps.toReversed()) await step().catch((error: unknown) => console.error(error))
  }
}
