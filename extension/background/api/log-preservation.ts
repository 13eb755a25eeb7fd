import type { LogStats } from '../../../src/contract/call-types.ts'

export interface LogPreservationDeps {
  readonly settings: {
    readonly current: { readonly preserved: boolean }
    update(change: { preserved: boolean }): Promise<void>
  }
  readonly stats: { preserved: boolean; readonly stats: LogStats; broadcast(): void }
}

/** Stores and applies the user's choice of whether the log survives navigations. */
export class LogPreservation {
  readonly #deps: LogPreservationDeps

  constructor(deps: LogPreservationDeps) {
    this.#deps = deps
  }

  /** Applies the stored setting to the log. */
  apply(): void {
    const { settings, stats } = this.#deps
    stats.preserved = settings.current.preserved
  }

  /** Stores the choice. @returns the statistics of the log, which include it */
  async set(preserved: boolean): Promise<LogStats> {
    const { settings, stats } = this.#deps
    await settings.update({ preserved })
    this.apply()
    stats.broadcast()
    return stats.stats
  }
}
