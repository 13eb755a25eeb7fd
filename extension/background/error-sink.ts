/** Where an error goes that has no caller to reject: it is logged, and broadcast to open surfaces. */
export interface ErrorSink {
  /** Bound, so that it can be handed to `catch`. */
  readonly report: (error: unknown) => void
}
