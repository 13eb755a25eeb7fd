import type { ApiErrorCode, ApiErrorData } from '../../../../src/contract/api-error.ts'
import type { Input, Kind, Output } from '../../../../src/contract/calls.ts'
import type { News } from '../../../../src/contract/messages.ts'

/** What a surface can say of a call that failed: the background's fault, or that there was no answer at all. */
type ClientErrorCode = ApiErrorCode | 'no-answer' | 'copy-failed' | 'permission-failed'

export interface ClientError extends Omit<ApiErrorData, 'code'> {
  readonly code: ClientErrorCode
  /** Something was to be undone, and was not. */
  readonly undoing?: true
}

export class CallError extends Error {
  readonly clientError: ClientError

  constructor(clientError: ClientError) {
    super(clientError.detail ?? clientError.code)
    this.name = 'CallError'
    this.clientError = clientError
  }
}

export function clientErrorOf(error: unknown): ClientError {
  if (error instanceof CallError) return error.clientError
  return { code: 'internal', detail: error instanceof Error ? error.message : String(error) }
}

export interface Listener {
  onNews(news: News): void
  /** The line to the background was down and is up again: news may have been missed. */
  onReturn(): void
}

/** The log as it was before it was cleared. */
export interface ClearedLog {
  undo(): Promise<void>
  /** For good. So it is also when the surface closes. */
  commit(): void
}

/** The background, as a surface sees it. A call that fails rejects with a `CallError`. */
export interface Client {
  call<K extends Kind>(kind: K, input: Input<K>): Promise<Output<K>>
  /** Clears the log. @param gone called when it can't be brought back any more, and nobody here wanted that */
  clear(gone: () => void): Promise<ClearedLog>
  /** @returns what ends the listening */
  listen(listener: Listener): () => void
}
