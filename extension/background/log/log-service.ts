import type { LogEntry } from '../../../src/exchange/model/log-entry.ts'
import type { Clock } from '../clock.ts'
import type { ErrorSink } from '../error-sink.ts'
import type { SessionStorage } from '../session-storage.ts'
import { ChangeLog } from './change-log.ts'
import { ExchangeLog } from './exchange-log.ts'
import { HiddenRange } from './hidden-range.ts'
import { LogPublisher } from './log-publisher.ts'
import { LogQueries, type SiteOf } from './log-queries.ts'
import { LogStatsReporter } from './log-stats.ts'
import { PageStarts } from './page-starts.ts'
import { PendingClear } from './pending-clear.ts'
import { PrivateWindows, type TabList } from './private-windows.ts'
import type { Surfaces } from './surfaces.ts'

export interface LogDeps {
  readonly storage: SessionStorage
  readonly tabs: TabList
  readonly siteOf: SiteOf
  readonly surfaces: Surfaces
  readonly errors: ErrorSink
  readonly clock: Clock
}

/** The part of the log that is restored from an earlier run. */
export interface RestoredLog {
  /** Number of its last exchange. */
  readonly seq: number
  /** The newest entries and those that are not settled, oldest first. */
  readonly entries: readonly LogEntry[]
}

/** The log as one part of the background: its stores and the operations on them. */
export class LogService {
  readonly exchanges: ExchangeLog
  readonly queries: LogQueries
  readonly publisher: LogPublisher
  readonly clear: PendingClear
  readonly privateWindows: PrivateWindows
  readonly stats: LogStatsReporter
  readonly #changes: ChangeLog
  readonly #starts: PageStarts
  readonly #hidden: HiddenRange

  constructor({ storage, tabs, siteOf, surfaces, errors, clock }: LogDeps) {
    const log = new ExchangeLog(storage)
    const changes = new ChangeLog(storage)
    const starts = new PageStarts(storage)
    const hidden = new HiddenRange(storage)
    const stats = new LogStatsReporter(log, hidden, surfaces, clock)
    const clear = new PendingClear(log, changes, hidden, stats, surfaces, clock)
    const privateWindows = new PrivateWindows(storage, log, changes, tabs, surfaces)
    this.exchanges = log
    this.queries = new LogQueries(log, changes, starts, hidden, siteOf)
    this.publisher = new LogPublisher({
      ...{ log, changes, hidden, starts, clear, privateWindows, stats, surfaces, errors },
    })
    this.clear = clear
    this.privateWindows = privateWindows
    this.stats = stats
    this.#changes = changes
    this.#starts = starts
    this.#hidden = hidden
  }

  /** Reads what an earlier run stored. @throws when it is unreadable: call `reset` then */
  async load(): Promise<RestoredLog> {
    const [loaded] = await Promise.all([
      this.exchanges.load(),
      this.#changes.load(),
      this.#starts.load(),
      this.privateWindows.load(),
      this.#hidden.load(),
    ])
    const { seq } = this.exchanges
    const visible = loaded.filter((entry) => !this.#hidden.hidesExchange(entry.seq))
    await this.clear.commitLeftover()
    return { seq, entries: await this.privateWindows.forgetClosed(visible) }
  }

  /** Starts with an empty log. Stored entries are lost, but new ones are recorded. */
  async reset(): Promise<void> {
    await this.#hidden.end()
    await this.exchanges.reset()
  }
}
