import { Queue } from '../../../src/queue.ts'
import type { Clock } from '../clock.ts'
import type { ChangeLog } from './change-log.ts'
import type { ExchangeLog } from './exchange-log.ts'
import type { HiddenRange } from './hidden-range.ts'
import type { LogStatsReporter } from './log-stats.ts'
import type { Surfaces } from './surfaces.ts'

/** The surface that cleared the log, and may undo it. */
export interface ClearOwner {
  /** Called when its clearing became final in another way, so that it can't be undone any more. */
  clearEnded(): void
}

/**
 * Clears the log, either at once or in a way that one surface can undo until it commits. Only one clearing is pending at
 * a time.
 */
export class PendingClear {
  readonly #log: ExchangeLog
  readonly #changes: ChangeLog
  readonly #hidden: HiddenRange
  readonly #stats: LogStatsReporter
  readonly #surfaces: Surfaces
  readonly #clock: Clock
  readonly #queue = new Queue()
  #owner: ClearOwner | null = null
  #clearedAt = 0

  constructor(
    log: ExchangeLog,
    changes: ChangeLog,
    hidden: HiddenRange,
    stats: LogStatsReporter,
    surfaces: Surfaces,
    clock: Clock,
  ) {
    this.#log = log
    this.#changes = changes
    this.#hidden = hidden
    this.#stats = stats
    this.#surfaces = surfaces
    this.#clock = clock
  }

  /** The time of the last final clearing, milliseconds since the epoch. Changes from before it were cleared too. */
  get clearedAt(): number {
    return this.#clearedAt
  }

  /** Clears the log for good. */
  clearNow(): Promise<void> {
    return this.#queue.run(async () => {
      this.#clearedAt = this.#clock.now()
      await this.#log.clear()
      await this.#changes.forget(() => true)
      await this.#endHidden()
      await this.#nextMillisecond(this.#clearedAt)
      this.#broadcastCleared()
    })
  }

  /** Hides the log until `undo` or `commit`. An earlier clearing becomes final. */
  begin(owner: ClearOwner): Promise<void> {
    return this.#queue.run(async () => {
      await this.#dropHidden()
      const { held, dropped } = this.#log.figures
      const seq = await this.#log.flush()
      const at = this.#clock.now()
      await this.#hidden.hide({ seq, at, count: held + dropped })
      this.#owner = owner
      await this.#nextMillisecond(at)
      this.#broadcastCleared()
    })
  }

  /** Shows the log again, unless the owner's clearing has become final. */
  undo(owner: ClearOwner): Promise<void> {
    return this.#queue.run(async () => {
      if (this.#owner !== owner) return
      await this.#hidden.end()
      this.#owner = null
      this.#surfaces.broadcast({ kind: 'returned' })
      this.#stats.broadcast()
    })
  }

  /** Makes the owner's clearing final. */
  commit(owner: ClearOwner): Promise<void> {
    return this.#queue.run(async () => {
      if (this.#owner !== owner) return
      this.#owner = null
      await this.#dropHidden()
    })
  }

  /** Makes a clearing of an earlier run final, because its owner has lost the connection. */
  commitLeftover(): Promise<void> {
    return this.#dropHidden()
  }

  async #dropHidden(): Promise<void> {
    const { range } = this.#hidden
    if (range === null) return
    this.#clearedAt = range.at
    await this.#log.clear(range.seq)
    await this.#changes.forget(({ at }) => at <= range.at)
    await this.#endHidden()
  }

  async #endHidden(): Promise<void> {
    if (this.#hidden.range === null) return
    const owner = this.#owner
    this.#owner = null
    await this.#hidden.end()
    owner?.clearEnded()
  }

  #broadcastCleared(): void {
    this.#surfaces.broadcast({ kind: 'cleared' })
    this.#stats.broadcast()
  }

  /** Waits until the current millisecond has passed: a change in it would count as older than the clearing. */
  async #nextMillisecond(at: number): Promise<void> {
    while (this.#clock.now() === at) await new Promise<void>((resolve) => this.#clock.schedule(resolve, 1))
  }
}
