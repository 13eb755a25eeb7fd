/** Receives errors that have no caller to reject. They are logged and broadcast to open surfaces. */
export interface ErrorSink {
  /** Bound, so that it can be passed to `catch`. */
  readonly report: (error: unknown) => void
}
