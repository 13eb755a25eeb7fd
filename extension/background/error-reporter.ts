import { toApiErrorData } from '../../src/contract/api-error.ts'
import type { News } from '../../src/contract/messages.ts'

interface Surfaces {
  broadcast(news: News): void
}

/** Reports an error that has no caller to reject: logs it to the console and broadcasts it to open surfaces. */
export class ErrorReporter {
  readonly #surfaces: Surfaces

  constructor(surfaces: Surfaces) {
    this.#surfaces = surfaces
  }

  /** Bound, so that it can be passed to `catch`. */
  readonly report = (error: unknown): void => {
    const problem = toApiErrorData(error)
    console.error('crumbline', problem, error)
    this.#surfaces.broadcast({ kind: 'trouble', problem })
  }
}
