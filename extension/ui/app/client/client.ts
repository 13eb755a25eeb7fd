import type { Input, Kind, Output } from '../../../../src/contract/calls.ts'
import type { News } from '../../../../src/contract/messages.ts'

export interface Listener {
  onNews(news: News): void
  /** The port was down and is up again, so news may have been missed. */
  onReconnect(): void
}

/** A log that was cleared and can still be brought back. */
export interface PendingClear {
  /** Brings the log back. */
  undo(): Promise<void>
  /** Drops the cleared log for good. Closing the surface does the same. */
  commit(): void
}

/** The background, as a surface sees it. A call that fails rejects with a `CallError`. */
export interface Client {
  call<K extends Kind>(kind: K, input: Input<K>): Promise<Output<K>>
  /**
   * Clears the log.
   * @param onLost called when the background dropped the cleared log by itself, so that an undo can no longer work
   */
  beginClear(onLost: () => void): Promise<PendingClear>
  /** @returns a function that ends the listening */
  listen(listener: Listener): () => void
}
