import type { Kind, Output } from '../../../src/contract/calls.ts'
import { readInput } from '../../../src/contract/calls.ts'
import type { Handlers } from './handlers.ts'

export interface CallRunnerDeps {
  readonly handlers: Handlers
  readonly gate: { readonly opened: Promise<void> }
  /** Resolves when the log contains every event that has arrived so far. */
  readonly queue: { caughtUp(): Promise<void> }
}

/** Runs API calls, whether a surface or a test tool makes them. */
export class CallRunner {
  readonly #deps: CallRunnerDeps

  constructor(deps: CallRunnerDeps) {
    this.#deps = deps
  }

  /**
   * Checks the input, waits until the background is ready and the log is up to date, and runs the call.
   * @throws an error whose `code` is one of `API_ERROR_CODES`
   */
  async run<K extends Kind>(kind: K, input: unknown): Promise<Output<K>> {
    const { handlers, gate, queue } = this.#deps
    const checked = readInput(kind, input)
    await gate.opened
    await queue.caughtUp()
    const handler: Handlers[K] = handlers[kind]
    return handler(checked)
  }
}
