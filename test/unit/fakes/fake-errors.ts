import type { ErrorSink } from '../../../extension/background/error-sink.ts'

/** Records the errors that have no caller to reject. */
export class FakeErrors implements ErrorSink {
  readonly reported: unknown[] = []

  /** Bound, as the real one is. */
  readonly report = (error: unknown): void => {
    this.reported.push(error)
  }
}
