import type { ApiErrorCode, ApiErrorData } from '../../../../src/contract/api-error.ts'

/** The codes of the background, and those of failures that never reach it. */
type ClientErrorCode = ApiErrorCode | 'no-answer' | 'copy-failed' | 'permission-failed'

/** Why a call failed, as data. The interface turns the code into a sentence. */
export interface ClientError extends Omit<ApiErrorData, 'code'> {
  readonly code: ClientErrorCode
  /** The call was an Undo, so the original action still stands. */
  readonly undoing?: true
}

/** A failed call rejects with this. */
export class CallError extends Error {
  readonly error: ClientError

  constructor(error: ClientError) {
    super(error.detail ?? error.code)
    this.name = 'CallError'
    this.error = error
  }
}

/** @returns the error as data; anything other than a `CallError` becomes `internal` */
export function clientErrorOf(error: unknown): ClientError {
  if (error instanceof CallError) return error.error
  return { code: 'internal', detail: error instanceof Error ? error.message : String(error) }
}
