/** Where an error goes that has no caller to reject: it is logged, and broadcast to open surfaces. */
export interface ErrorSink {
  report(error: unknown): void
}
