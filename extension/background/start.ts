import { type RestoredState, resumeCapture } from './capture/resume-capture.ts'
import type { ErrorSink } from './error-sink.ts'
import type { RestoredLog } from './log/log-service.ts'
import type { StartGate } from './start-gate.ts'

type Capture = Parameters<typeof resumeCapture>[1]

export interface StartDeps {
  readonly gate: Pick<StartGate, 'open' | 'fail'>
  readonly settings: { load(): Promise<void> }
  readonly origins: { read(): Promise<void> }
  readonly loadPublicSuffixes: () => Promise<void>
  readonly log: { load(): Promise<RestoredLog>; reset(): Promise<void> }
  readonly preservation: { apply(): void }
  readonly capture: Capture & {
    readonly spill: { load(): Promise<RestoredState['spilled']> }
    readonly tabPages: { load(): Promise<void> }
    readonly mirrorReader: { read(): Promise<void> }
  }
  readonly rules: { load(): Promise<void> }
  readonly badge: { load(): Promise<void> }
  readonly policy: { refreshListeners(): void }
  readonly errors: ErrorSink
}

/**
 * Restores the state of earlier runs of the background, enforces the rules, and opens the gate for the handlers of events
 * and calls. An error in one part is reported, and the others start without it.
 */
export async function start(deps: StartDeps): Promise<void> {
  try {
    await restore(deps)
  } catch (error) {
    deps.errors.report(error)
    deps.gate.fail(error)
  }
}

async function restore(deps: StartDeps): Promise<void> {
  const { gate, settings, origins, preservation, capture, rules, badge, policy, errors } = deps
  const [restored] = await Promise.all([
    restoreLog(deps),
    settings.load(),
    origins.read(),
    capture.tabPages.load(),
    deps.loadPublicSuffixes(),
  ])
  preservation.apply()
  await capture.mirrorReader.read()
  await rules.load().catch(errors.report)
  await badge.load().catch(errors.report)
  resumeCapture(restored, capture)
  gate.open()
  // Not earlier: until the state is restored, any event may be needed.
  policy.refreshListeners()
}

/** Restores the log. An unreadable log is lost, but new exchanges are recorded. */
async function restoreLog({ log, capture, errors }: StartDeps): Promise<RestoredState> {
  try {
    const [restored, spilled] = await Promise.all([log.load(), capture.spill.load()])
    return { ...restored, spilled }
  } catch (error) {
    errors.report(error)
    await log.reset()
    return { seq: 0, entries: [], spilled: [] }
  }
}
