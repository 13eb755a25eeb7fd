import { JarMirror } from '../../../src/jar/mirror.ts'
import type { OwnWrites } from '../../../src/jar/own-writes.ts'
import type { JudgeContext } from '../../../src/verdict/judge/judge-context.ts'
import type { Platform } from '../../platform/capabilities.ts'
import type { Clock } from '../clock.ts'
import type { ErrorSink } from '../error-sink.ts'
import type { LogService } from '../log/log-service.ts'
import type { SessionStorage } from '../session-storage.ts'
import { CookieRepair, type CookieRepairDeps } from './cookie-repair.ts'
import { EntryRecorder, type EntryRecorderDeps, type RulesInForce } from './entry-recorder.ts'
import { EntryWriter, type EntryWriterDeps } from './entry-writer.ts'
import { EventQueue } from './event-queue.ts'
import { EventSpill } from './event-spill.ts'
import { type CookiesApi, JarLookup } from './jar-lookup.ts'
import { LineJudge } from './line-judge.ts'
import { MirrorReader, type WholeJar } from './mirror-reader.ts'
import { TabPages, type TabsApi } from './tab-pages.ts'
import { VerdictTracker } from './verdict-tracker.ts'

export interface CaptureDeps {
  readonly storage: SessionStorage
  readonly log: Pick<LogService, 'exchanges' | 'publisher'>
  readonly tabs: TabsApi
  readonly cookies: CookiesApi
  readonly jarReader: WholeJar & CookieRepairDeps['reader']
  readonly jarWriter: CookieRepairDeps['writer']
  readonly ownWrites: OwnWrites
  readonly rules: RulesInForce & { readonly changesResponses: boolean }
  readonly deletions: EntryRecorderDeps['deletions']
  readonly proofs: EntryWriterDeps['proofs']
  readonly surfaces: { readonly hasListeners: boolean }
  readonly watch: { readonly isOn: boolean }
  /** Resolves when the state of the earlier run has been read. */
  readonly ready: Promise<unknown>
  readonly platform: Platform
  readonly publicSuffix: JudgeContext['publicSuffix']
  readonly clock: Clock
  readonly errors: ErrorSink
}

/** The parts of the capture that the rest of the background uses. */
export interface CaptureParts {
  readonly queue: EventQueue
  readonly recorder: EntryRecorder
  readonly spill: EventSpill
  readonly tabPages: TabPages
  readonly mirrorReader: MirrorReader
}

/**
 * Builds the pipeline for events. `EventQueue` passes each event to `EntryRecorder`, which turns it into a log entry.
 * `LineJudge` predicts the verdicts of its Set-Cookie lines, and `VerdictTracker` corrects them by what the jar shows
 * (and has `CookieRepair` correct rewritten cookies). `EntryWriter` stores and publishes the entry.
 */
export function buildCapture(deps: CaptureDeps): CaptureParts {
  const { storage, log, ownWrites, rules, deletions, proofs, surfaces, watch, ready, platform, clock, errors } = deps
  const mirror = new JarMirror()
  const mirrorReader = new MirrorReader(mirror, deps.jarReader, clock, errors)
  const tabPages = new TabPages(deps.tabs)
  const spill = new EventSpill(storage, clock, errors)
  const writer = new EntryWriter({ log: log.exchanges, publisher: log.publisher, proofs })
  const queue = new EventQueue({ spill, writer, surfaces, rules, ready, clock, errors })
  const judge = new LineJudge({ mirror, platform, publicSuffix: deps.publicSuffix })
  const lookup = new JarLookup(deps.cookies, platform)
  const repair = new CookieRepair({ judge, reader: deps.jarReader, writer: deps.jarWriter, clock })
  const tracker = new VerdictTracker({
    ...{ judge, lookup, repair, mirror, mirrorReader, ownWrites, writer, queue, watch, clock, errors },
    changes: log.publisher,
  })
  const recorder = new EntryRecorder({
    ...{ platform, rules, deletions, judge, tracker, writer, queue, watch, clock },
    tabs: tabPages,
    headers: log.exchanges.headers,
  })
  return { queue, recorder, spill, tabPages, mirrorReader }
}
