import type { LogStats } from '../../../src/contract/call-types.ts'
import type { Clock } from '../clock.ts'
import type { ExchangeLog } from './exchange-log.ts'
import type { HiddenRange } from './hidden-range.ts'
import type { Surfaces } from './surfaces.ts'

/** Shortest time between two broadcasts of the statistics while exchanges arrive. */
const BROADCAST_EVERY_MS = 250

/** Collects the statistics of the log and broadcasts them. */
export class LogStatsReporter {
  readonly #log: ExchangeLog
  readonly #hidden: HiddenRange
  readonly #surfaces: Surfaces
  readonly #clock: Clock
  #isScheduled = false
  /** True if the log is preserved over navigations. */
  preserved = true

  constructor(log: ExchangeLog, hidden: HiddenRange, surfaces: Surfaces, clock: Clock) {
    this.#log = log
    this.#hidden = hidden
    this.#surfaces = surfaces
    this.#clock = clock
  }

  get stats(): LogStats {
    return { ...this.#hidden.visibleFigures(this.#log.figures), preserved: this.preserved }
  }

  broadcast(): void {
    this.#surfaces.broadcast({ kind: 'stats', stats: this.stats })
  }

  broadcastSoon(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.#clock.schedule(() => {
      this.#isScheduled = false
      this.broadcast()
    }, BROADCAST_EVERY_MS)
  }
}
