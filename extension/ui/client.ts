import type { Fault, FaultCode, Input, Kind, News, Output } from '../../src/message/message.ts'

/** What a surface can say of a call that failed: the background's fault, or that there was no answer at all. */
type TroubleCode = FaultCode | 'no-answer' | 'copy-failed' | 'permission-failed'

export interface Trouble extends Omit<Fault, 'code'> {
  readonly code: TroubleCode
}

export class CallError extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble) {
    super(trouble.detail ?? trouble.code)
    this.name = 'CallError'
    this.trouble = trouble
  }
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof CallError) return error.trouble
  return { code: 'internal', detail: error instanceof Error ? error.message : String(error) }
}

export interface Listener {
  onNews(news: News): void
  /** The line to the background was down and is up again: news may have been missed. */
  onReturn(): void
}

/** The background, as a surface sees it. A call that fails rejects with a `CallError`. */
export interface Client {
  call<K extends Kind>(kind: K, input: Input<K>): Promise<Output<K>>
  /** @returns what ends the listening */
  listen(listener: Listener): () => void
}
