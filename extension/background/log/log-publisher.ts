import { type LogEntry, toExchange } from '../../../src/exchange/model/log-entry.ts'
import type { LoggedChange } from '../../../src/jar/logged-change.ts'
import type { ErrorSink } from '../error-sink.ts'
import type { ChangeLog } from './change-log.ts'
import type { ExchangeLog } from './exchange-log.ts'
import type { HiddenRange } from './hidden-range.ts'
import type { LogStatsReporter } from './log-stats.ts'
import type { PageStarts } from './page-starts.ts'
import type { PendingClear } from './pending-clear.ts'
import { isPrivateChange, type PrivateWindows } from './private-windows.ts'
import type { Surfaces } from './surfaces.ts'

export interface LogPublisherDeps {
  readonly log: ExchangeLog
  readonly changes: ChangeLog
  readonly hidden: HiddenRange
  readonly starts: PageStarts
  readonly clear: PendingClear
  readonly privateWindows: PrivateWindows
  readonly stats: LogStatsReporter
  readonly surfaces: Surfaces
  readonly errors: ErrorSink
}

/** Broadcasts stored entries and changes, and informs the parts that depend on them: page starts and private windows. */
export class LogPublisher {
  readonly #deps: LogPublisherDeps

  constructor(deps: LogPublisherDeps) {
    this.#deps = deps
  }

  /** Publishes entries that were stored. */
  entriesStored(stored: readonly LogEntry[]): void {
    const { log, hidden, stats, surfaces, privateWindows } = this.#deps
    // Events still arrive for exchanges that were cleared before they ended.
    const visible = stored.filter(({ seq }) => !hidden.hidesExchange(seq) && !log.isCleared(seq))
    if (visible.length > 0 && surfaces.hasListeners) {
      surfaces.broadcast({ kind: 'exchanges', exchanges: visible.map(toExchange) })
      stats.broadcastSoon()
    }
    if (!stats.preserved) this.#run(this.#beginPages(stored))
    if (stored.some(({ incognito }) => incognito)) this.#run(privateWindows.noteStored())
  }

  /** Logs and publishes changes of the jar that no response caused. */
  async addChanges(found: readonly Omit<LoggedChange, 'seq'>[]): Promise<void> {
    const { changes, clear, hidden, surfaces, privateWindows } = this.#deps
    // Changes wait for a response first, so some date from before a clearing. They were cleared with it.
    const kept = found.filter(({ at }) => at > clear.clearedAt)
    if (kept.length === 0) return
    const added = await changes.add(kept)
    surfaces.broadcast({ kind: 'changes', changes: added.filter(({ at }) => !hidden.hidesChange(at)) })
    if (kept.some(isPrivateChange)) this.#run(privateWindows.noteStored())
  }

  async #beginPages(entries: readonly LogEntry[]): Promise<void> {
    const { starts, surfaces } = this.#deps
    for (const { tabId, seq } of await starts.begin(entries)) {
      surfaces.broadcast({ kind: 'cleared', tabId, before: seq })
    }
  }

  #run(work: Promise<void>): void {
    work.catch((error: unknown) => this.#deps.errors.report(error))
  }
}
