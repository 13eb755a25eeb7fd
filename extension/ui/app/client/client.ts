import type { Input, Kind, Output } from '../../../../src/contract/calls.ts'
import type { News } from '../../../../src/contract/messages.ts'

export interface Listener {
  onNews(news: News): void
  /** Called when the port was reconnected, because messages may have been missed. */
  onReconnect(): void
}

/** A log that was cleared but can still be restored. */
export interface PendingClear {
  /** Restores the log. */
  undo(): Promise<void>
  /** Drops the cleared log for good. Closing the surface does the same. */
  commit(): void
}

/** A surface's connection to the background. A call that fails rejects with a `CallError`. */
export interface Client {
  call<K extends Kind>(kind: K, input: Input<K>): Promise<Output<K>>
  /**
   * Clears the log.
   * @param onLost called when the background dropped the cleared log by itself, so that Undo can no longer work
   */
  beginClear(onLost: () => void): Promise<PendingClear>
  /** @returns a function that stops the listening */
  listen(listener: Listener): () => void
}
