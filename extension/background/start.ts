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
 * Reads back what earlier runs of the background have stored, puts the rules in force, and opens the gate for the handlers of
 * events and calls. An error that concerns one part only is reported, and the others start without it.
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
  // Only now: until everything is known, any event may be needed.
  policy.refreshListeners()
}

/** A log that can't be read is lost, but what comes from now on is not. */
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
