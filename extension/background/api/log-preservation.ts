import type { LogStats } from '../../../src/contract/call-types.ts'

export interface LogPreservationDeps {
  readonly settings: {
    readonly current: { readonly preserved: boolean }
    update(change: { preserved: boolean }): Promise<void>
  }
  readonly stats: { preserved: boolean; readonly stats: LogStats; broadcast(): void }
}

/** Whether the log is preserved over navigations, as the user has chosen. */
export class LogPreservation {
  readonly #deps: LogPreservationDeps

  constructor(deps: LogPreservationDeps) {
    this.#deps = deps
  }

  /** Makes the log follow the settings. */
  apply(): void {
    const { settings, stats } = this.#deps
    stats.preserved = settings.current.preserved
  }

  /** Stores the choice. @returns the figures of the log, which include it */
  async set(preserved: boolean): Promise<LogStats> {
    const { settings, stats } = this.#deps
    await settings.update({ preserved })
    this.apply()
    stats.broadcast()
    return stats.stats
  }
}
