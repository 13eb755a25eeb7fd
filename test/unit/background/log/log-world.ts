import { LogService } from '../../../../extension/background/log/log-service.ts'
import { SessionStorage } from '../../../../extension/background/session-storage.ts'
import type { LogEntry } from '../../../../src/exchange/model/log-entry.ts'
import type { LoggedChange } from '../../../../src/jar/logged-change.ts'
import { siteOf } from '../../../sites.ts'
import { entry } from '../../exchange/an-entry.ts'
import { FakeClock } from '../../fakes/fake-clock.ts'
import { aCookie } from '../../fakes/fake-cookies.ts'
import { FakeErrors } from '../../fakes/fake-errors.ts'
import { FakeStorage, type FakeStorageArea } from '../../fakes/fake-storage.ts'
import { FakeSurfaces } from '../../fakes/fake-surfaces.ts'

/** What outlives a run of the background: session storage, open tabs, the time. */
export class LogWorld {
  readonly clock = new FakeClock()
  readonly storage: FakeStorage
  tabs: { readonly incognito: boolean }[] = [{ incognito: false }]
  /** The browser does not answer `tabs.query`. */
  tabsError: Error | null = null

  constructor(quotaBytes?: number) {
    this.storage = new FakeStorage(quotaBytes)
  }

  /** A run of the background that has not read anything yet. */
  connect(): LogRun {
    return new LogRun(this)
  }

  /** A run of the background that has read what earlier ones stored. */
  async start(): Promise<LogRun> {
    const run = this.connect()
    await run.log.load()
    return run
  }
}

export class LogRun {
  readonly area: FakeStorageArea
  readonly surfaces = new FakeSurfaces()
  readonly errors = new FakeErrors()
  readonly log: LogService

  constructor(world: LogWorld) {
    const { clock } = world
    this.area = world.storage.connect()
    const tabs = {
      query: async () => {
        if (world.tabsError) throw world.tabsError
        return world.tabs
      },
    }
    this.log = new LogService({
      ...{ tabs, siteOf, surfaces: this.surfaces, errors: this.errors, clock },
      storage: new SessionStorage(this.area, (text) => text),
    })
  }

  /** Stores entries and publishes them, as the capture does. */
  async record(...entries: readonly LogEntry[]): Promise<void> {
    await this.log.exchanges.write(entries)
    this.log.publisher.entriesStored(entries)
  }

  /** The numbers of the exchanges that surfaces see. */
  async seqs(): Promise<number[]> {
    return (await this.log.queries.exchanges({})).map(({ seq }) => seq)
  }
}

/** A settled exchange. */
export function settledEntry(seq: number, part: Partial<LogEntry> = {}): LogEntry {
  return entry({ seq, requestId: `${seq}`, settled: true, done: true, status: 200, missed: [], ...part })
}

/** An unattributed change of the jar. */
export function aChange(name: string, at: number, part: Partial<LoggedChange> = {}): Omit<LoggedChange, 'seq'> {
  return { at, cause: 'explicit', removed: false, cookie: aCookie({ name }), by: 'script-or-extension', ...part }
}
