import type { RestoredLog } from '../log/log-service.ts'
import type { CaptureParts } from './build-capture.ts'
import type { SpilledEvents } from './event-spill.ts'

/** The state that an earlier run of the background stored. */
export interface RestoredState extends RestoredLog {
  /** Events that it had no time to process, oldest first. */
  readonly spilled: readonly SpilledEvents[]
}

/** Continues an earlier run: restores its entries, then processes the events that it had only persisted. */
export function resumeCapture(
  { seq, entries, spilled }: RestoredState,
  { recorder, spill, queue }: Pick<CaptureParts, 'recorder' | 'spill' | 'queue'>,
): void {
  recorder.restore(seq, entries)
  const lastHeardAt = Math.max(0, ...entries.map(({ heard }) => heard))
  queue.start(recorder, spill.adopt(spilled), lastHeardAt)
}
